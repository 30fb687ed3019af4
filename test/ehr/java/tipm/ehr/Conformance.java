package tipm.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Profiles, code systems and value sets beyond R4 core: from folders of JSON files and from FHIR packages (.tgz). */
final class Conformance {
  private static final Set<String> KINDS = Set.of("StructureDefinition", "CodeSystem", "ValueSet");
  private final PrePopulatedValidationSupport support;
  private final IParser parser;

  private Conformance(FhirContext fhir) {
    support = new PrePopulatedValidationSupport(fhir);
    parser = fhir.newJsonParser();
  }

  static PrePopulatedValidationSupport load(FhirContext fhir, List<String> folders, List<String> packages)
      throws IOException {
    Conformance conformance = new Conformance(fhir);
    for (String folder : folders) {
      conformance.addFolder(Path.of(folder));
    }
    for (String archive : packages) {
      conformance.addPackage(Path.of(archive));
    }
    return conformance.support;
  }

  private void addFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        add(file.toString(), Files.readString(file));
      }
    }
  }

  /** Only the files directly in {@code package/}: examples lie below it and are no conformance resources. */
  private void addPackage(Path archive) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().matches("package/(StructureDefinition|CodeSystem|ValueSet)-[^/]*\\.json")) {
          add(archive + "!" + entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void add(String name, String json) throws IOException {
    IBaseResource resource;
    try {
      resource = parser.parseResource(json);
    } catch (RuntimeException unreadable) {
      throw new IOException(name + " is not readable as FHIR R4: " + unreadable.getMessage(), unreadable);
    }
    if (KINDS.contains(resource.fhirType())) {
      support.addResource(resource);
    }
  }
}
