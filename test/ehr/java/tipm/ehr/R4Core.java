package tipm.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/**
 * R4's own definitions, without the code systems that R4 carries only as an old copy: its DICOM codes call themselves
 * complete but lack those for shear waves (130609 and later), so that right codes would be errors. Without the copy they
 * count as codes that cannot be checked offline, as LOINC's do.
 */
final class R4Core extends DefaultProfileValidationSupport {
  private static final Set<String> OLD_COPIES = Set.of("http://dicom.nema.org/resources/ontology/DCM");

  R4Core(FhirContext fhir) {
    super(fhir);
  }

  @Override
  public IBaseResource fetchCodeSystem(String system) {
    return OLD_COPIES.contains(system) ? null : super.fetchCodeSystem(system);
  }
}
