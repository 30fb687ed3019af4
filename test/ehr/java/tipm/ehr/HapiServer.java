package tipm.ehr;

import ca.uhn.fhir.batch2.api.IJobMaintenanceService;
import ca.uhn.fhir.jpa.packages.IPackageInstallerSvc;
import ca.uhn.fhir.jpa.packages.PackageInstallationSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * HAPI FHIR's JPA server, R4, on an in-memory database. Prints one line {@code ready http://HOST:PORT/fhir} and serves
 * until SIGTERM or until its standard input closes, so that it never outlives the test run that started it.
 */
public final class HapiServer {
  private static final long MINUTE = 60_000;

  private HapiServer() {}

  /**
   * Options: --port (0: any free one), --host, --strict-references true|false, --search-cache-ms, --bulk-export true|false, --package
   * FILE (a FHIR package to install).
   */
  public static void main(String[] args) throws Exception {
    Options options =
        Options.parse(
            args, List.of("port", "host", "strict-references", "search-cache-ms", "bulk-export", "package"));
    ServerConfig.strictReferences = options.flag("strict-references", false);
    ServerConfig.bulkExport = options.flag("bulk-export", false);
    ServerConfig.searchCacheMillis = options.number("search-cache-ms", MINUTE);

    // The port first: a taken one must fail at once, not after the database is up.
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(options.text("host", "127.0.0.1"));
    connector.setPort((int) options.number("port", 0));
    server.addConnector(connector);
    try {
      connector.open();
    } catch (IOException taken) {
      System.err.println("cannot listen on port " + connector.getPort() + ": " + taken.getMessage());
      System.exit(1);
    }

    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext(ServerConfig.class);
    if (!options.text("package", "").isEmpty()) install(beans, Path.of(options.text("package", "")));
    if (ServerConfig.bulkExport) {
      // HAPI takes jobs from step to step once a minute, and an export has several.
      IJobMaintenanceService jobs = beans.getBean(IJobMaintenanceService.class);
      Executors.newSingleThreadScheduledExecutor()
          .scheduleWithFixedDelay(jobs::forceMaintenancePass, 1, 1, TimeUnit.SECONDS);
    }
    ServletContextHandler handler = new ServletContextHandler();
    handler.addServlet(new ServletHolder(FhirServlet.over(beans)), "/fhir/*");
    server.setHandler(handler);
    server.start();

    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, beans)));
    System.out.println("ready http://" + connector.getHost() + ":" + connector.getLocalPort() + "/fhir");
    while (System.in.read() != -1) {
      // Whatever is typed means nothing; the end of the input means stop.
    }
    System.exit(0);
  }

  private static void install(AnnotationConfigApplicationContext beans, Path file) throws IOException {
    byte[] contents = Files.readAllBytes(file);
    NpmPackage packed = NpmPackage.fromPackage(new ByteArrayInputStream(contents));
    beans
        .getBean(IPackageInstallerSvc.class)
        .install(
            new PackageInstallationSpec()
                .setName(packed.name())
                .setVersion(packed.version())
                .setInstallMode(PackageInstallationSpec.InstallModeEnum.STORE_AND_INSTALL)
                .setPackageContents(contents));
  }

  private static void stop(Server server, AnnotationConfigApplicationContext beans) {
    try {
      server.stop();
      beans.close();
    } catch (Exception failure) {
      System.err.println("did not stop cleanly: " + failure);
    }
  }
}
