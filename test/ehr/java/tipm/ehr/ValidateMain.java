package tipm.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Validates resources against R4 core and the profiles they claim. Reads NDJSON from standard input, or the files of
 * --input (a folder of .json, an .ndjson or one .json file). Answers in JSON lines: one per issue, {@code {"resource",
 * "done": true}} after each resource, a summary at the end. Exit code 1 when there was an error.
 */
public final class ValidateMain {
  private final ObjectMapper json = new ObjectMapper();
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Map<ResultSeverityEnum, Integer> counts = new EnumMap<>(ResultSeverityEnum.class);
  private final FhirValidator validator;
  private int resources;

  private ValidateMain(FhirValidator validator) {
    this.validator = validator;
  }

  /** Options: --profiles folders, --packages .tgz files (both separated as in a class path), --input. */
  public static void main(String[] args) throws IOException {
    Options options = Options.parse(args, List.of("profiles", "packages", "input"));
    FhirContext fhir = FhirContext.forR4();
    ValidateMain run =
        new ValidateMain(
            ValidatorFactory.over(fhir, Conformance.load(fhir, options.paths("profiles"), options.paths("packages"))));
    String input = options.text("input", "");
    if (input.isEmpty()) {
      run.lines(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), "");
    } else {
      run.files(Path.of(input));
    }
    run.summary();
    System.exit(run.errors() > 0 ? 1 : 0);
  }

  private void files(Path input) throws IOException {
    try (Stream<Path> walk = Files.walk(input)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(".ndjson")) {
          try (BufferedReader reader = Files.newBufferedReader(file)) {
            lines(reader, file + ":");
          }
        } else if (file.toString().endsWith(".json")) {
          resource(file.toString(), Files.readString(file));
        }
      }
    }
  }

  /** Lines are named by their number from 0, after the prefix. */
  private void lines(BufferedReader reader, String prefix) throws IOException {
    int at = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank()) {
        resource(prefix + at, line);
      }
      at++;
    }
  }

  private void resource(String name, String text) throws IOException {
    resources++;
    for (SingleValidationMessage message : messages(text)) {
      counts.merge(message.getSeverity(), 1, Integer::sum);
      ObjectNode issue = json.createObjectNode();
      issue.put("resource", name);
      issue.put("severity", message.getSeverity().getCode());
      issue.put("location", message.getLocationString());
      issue.put("message", message.getMessage());
      issue.put("messageId", message.getMessageId());
      out.println(json.writeValueAsString(issue));
    }
    out.println(json.writeValueAsString(json.createObjectNode().put("resource", name).put("done", true)));
  }

  /** Text that is no FHIR JSON at all makes the validator throw: that too is an answer about the resource. */
  private List<SingleValidationMessage> messages(String text) {
    try {
      return validator.validateWithResult(text).getMessages();
    } catch (RuntimeException unreadable) {
      SingleValidationMessage message = new SingleValidationMessage();
      message.setSeverity(ResultSeverityEnum.FATAL);
      message.setLocationString("");
      message.setMessage(unreadable.getMessage());
      message.setMessageId("unreadable");
      return List.of(message);
    }
  }

  private int errors() {
    return counts.getOrDefault(ResultSeverityEnum.ERROR, 0) + counts.getOrDefault(ResultSeverityEnum.FATAL, 0);
  }

  private void summary() throws IOException {
    ObjectNode summary = json.createObjectNode().put("resources", resources).put("errors", errors());
    summary.put("warnings", counts.getOrDefault(ResultSeverityEnum.WARNING, 0));
    summary.put("notes", counts.getOrDefault(ResultSeverityEnum.INFORMATION, 0));
    out.println(json.writeValueAsString(json.createObjectNode().set("summary", summary)));
  }
}
