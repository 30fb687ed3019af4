package tipm.ehr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Command-line options of the form {@code --name value}; an unknown one ends the program with exit code 64. */
final class Options {
  private static final int WRONG_USE = 64;
  private final Map<String, String> values;

  private Options(Map<String, String> values) {
    this.values = values;
  }

  static Options parse(String[] args, List<String> known) {
    Map<String, String> values = new HashMap<>();
    for (int at = 0; at < args.length; at += 2) {
      String name = args[at].startsWith("--") ? args[at].substring(2) : "";
      if (!Set.copyOf(known).contains(name) || at + 1 == args.length) {
        System.err.println("wrong use of " + args[at] + "; options, each with a value: --" + String.join(", --", known));
        System.exit(WRONG_USE);
      }
      values.put(name, args[at + 1]);
    }
    return new Options(values);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  long number(String name, long otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Long.parseLong(value);
  }

  boolean flag(String name, boolean otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Boolean.parseBoolean(value);
  }

  /** Several paths in one value, separated as in a class path. */
  List<String> paths(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? List.of() : List.of(value.split(java.io.File.pathSeparator));
  }
}
