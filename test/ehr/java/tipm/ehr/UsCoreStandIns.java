package tipm.ehr;

import ca.uhn.fhir.context.FhirContext;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.StructureDefinition.TypeDerivationRule;

/**
 * US Core profiles that mCODE names as targets of references, as bare types: US Core is published neither on Maven
 * Central nor on npm, and without them the validator refuses, say, every Practitioner as performer. Nothing is lost for
 * mCODE's own profiles: their snapshots already hold what they inherit from US Core.
 */
final class UsCoreStandIns {
  private static final String BASE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";
  private static final Map<String, String> TYPES =
      Map.of(
          "careteam", "CareTeam",
          "documentreference", "DocumentReference",
          "organization", "Organization",
          "patient", "Patient",
          "practitioner", "Practitioner",
          "questionnaireresponse", "QuestionnaireResponse",
          "relatedperson", "RelatedPerson",
          "simple-observation", "Observation",
          "observation-clinical-result", "Observation");

  private UsCoreStandIns() {}

  static PrePopulatedValidationSupport support(FhirContext fhir) {
    PrePopulatedValidationSupport support = new PrePopulatedValidationSupport(fhir);
    TYPES.forEach((name, type) -> support.addStructureDefinition(profile(name, type)));
    return support;
  }

  private static StructureDefinition profile(String name, String type) {
    StructureDefinition profile = new StructureDefinition();
    profile.setUrl(BASE + name).setName("StandIn" + type).setStatus(PublicationStatus.DRAFT);
    profile.setKind(StructureDefinitionKind.RESOURCE).setAbstract(false).setType(type);
    profile.setBaseDefinition("http://hl7.org/fhir/StructureDefinition/" + type);
    profile.setDerivation(TypeDerivationRule.CONSTRAINT);
    profile.getDifferential().addElement().setPath(type).setId(type);
    return profile;
  }
}
