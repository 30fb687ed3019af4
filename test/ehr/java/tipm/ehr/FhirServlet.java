package tipm.ehr;

import ca.uhn.fhir.batch2.jobs.export.BulkDataExportProvider;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.IJpaSystemProvider;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.ValueSetOperationProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ApacheProxyAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.CorsInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.web.cors.CorsConfiguration;

/** HAPI's REST server over the beans of {@link ServerConfig}. */
final class FhirServlet extends RestfulServer {
  private static final int PAGE = 20;
  private static final int LARGEST_PAGE = 200;

  private FhirServlet(FhirContext fhir) {
    super(fhir);
  }

  static FhirServlet over(ApplicationContext beans) {
    FhirServlet servlet = new FhirServlet(beans.getBean(FhirContext.class));
    servlet.registerProviders(beans.getBean(ResourceProviderFactory.class).createProviders());
    servlet.registerProvider(beans.getBean(IJpaSystemProvider.class));
    servlet.registerProvider(beans.getBean(ValueSetOperationProvider.class));
    if (ServerConfig.bulkExport) servlet.registerProvider(beans.getBean(BulkDataExportProvider.class));
    JpaCapabilityStatementProvider capabilities =
        new JpaCapabilityStatementProvider(
            servlet,
            beans.getBean(IFhirSystemDao.class),
            beans.getBean(JpaStorageSettings.class),
            beans.getBean(ISearchParamRegistry.class),
            beans.getBean(IValidationSupport.class));
    capabilities.setImplementationDescription("HAPI FHIR R4 server for tests");
    servlet.setServerConformanceProvider(capabilities);

    DatabaseBackedPagingProvider paging = beans.getBean(DatabaseBackedPagingProvider.class);
    paging.setDefaultPageSize(PAGE);
    paging.setMaximumPageSize(LARGEST_PAGE);
    servlet.setPagingProvider(paging);

    servlet.setDefaultResponseEncoding(EncodingEnum.JSON);
    // Behind a proxy (the authorization server in front) links must name the proxy: X-Forwarded-Host, -Proto, -Prefix.
    servlet.setServerAddressStrategy(ApacheProxyAddressStrategy.forHttp());
    servlet.registerInterceptor(new CorsInterceptor(cors()));
    return servlet;
  }

  private static CorsConfiguration cors() {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOriginPatterns(List.of("*"));
    cors.setAllowedHeaders(List.of("*"));
    cors.setAllowedMethods(List.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD"));
    cors.setExposedHeaders(List.of("Location", "Content-Location", "ETag", "Last-Modified"));
    return cors;
  }
}
