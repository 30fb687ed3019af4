/** What each key of the site file means; the JSON Schema carries these texts into editors. */
export const SITE_KEYS: Readonly<Record<string, string>> = {
  $schema: 'Path of the JSON Schema, so that an editor can check and complete the file.',
  name: 'Name of the site, as users know it.',
  timeZone:
    'IANA time zone in which dates without a time are read, such as Asia/Shanghai. That of the machine when absent.',
  language:
    'Language of screens and cards. On the screens a user, or the language that the EHR names for the user, goes before it.',
  model: "URL or path (relative to this file) of the site's own model file. TIPM as shipped when absent.",
  smart: 'SMART App Launch.',
  'smart.issuers': 'The EHRs from which a launch is accepted; every other issuer is refused.',
  'smart.issuers[].iss': 'FHIR base URL, exactly as the EHR sends it in "iss".',
  'smart.issuers[].name': 'What users call this EHR, where they choose between several.',
  'smart.issuers[].clientId': 'Client id under which the app is registered with this EHR.',
  'smart.issuers[].scopes':
    'How scopes are spelled for this EHR: SMART v2 (patient/Observation.rs), v1 (patient/Observation.read), or as it announces (auto).',
  'smart.issuers[].leaveOut':
    'What is not to be asked of this EHR: types, parts of the sign-in (openid, fhirUser, profile), or every right to write (write). What cannot be read stays unknown.',
  'smart.issuers[].onlineAccess':
    'Whether to ask for a refresh token while the user is online (online_access). Where the EHR announces it when absent.',
  'smart.issuers[].authorization':
    'How the browser is sent to the sign-in: get, or post where the EHR offers it (authorize-post).',
  'smart.issuers[].documents':
    'Whether an assessment may be stored as a document where the EHR takes nothing better; asks for the rights.',
  'smart.issuers[].audit':
    'Whether the EHR is to be told who was shown or stored what, as AuditEvent; asks for the right to create it.',
  'smart.issuers[].tasks':
    'Whether the department’s list may be written to this EHR, as a List and a Task a patient, and the tasks be ended when they are done; asks for the rights.',
  cdsHooks:
    'Settings of the CDS Hooks service (cds-hooks/README.md). The service checks them; the app does not read them.',
  reading: 'How a chart is read. Every key has a default.',
  'reading.lookBackDays': 'How old a baseline value may be, in days before the index date.',
  'reading.lookBackDays.fresh': 'Up to this age a value is taken as it is.',
  'reading.lookBackDays.old': 'Up to this age a value is taken and marked as old; beyond it, it is missing.',
  'reading.sameDrawMinutes':
    'Two counts taken at most so many minutes apart are of one draw, where no specimen or report says so.',
  'reading.courseGapDays':
    'Records of the two drugs further apart than so many days belong to two courses of therapy.',
  'reading.followUpDays': 'Days after the start of therapy in which the second elastography counts.',
  'reading.followUpDays.from': 'First day.',
  'reading.followUpDays.to': 'Last day.',
  'reading.minimumMeasurements':
    'Fewest valid measurements at an elastography site for its median to count, where the measurements are on file.',
  'reading.elastographyLabels':
    'What the elastography system calls each site, A-E, F1-F4 and G-I, exactly as it prints the labels; a site without any is called by its name.',
  'reading.elastographyShotsAlone':
    'The gateway that makes FHIR of structured reports sends single measurements alone, no medians beside them: only then are its examinations read without a person.',
  'reading.codes':
    "The site's own codes, by concept. The standard ones (LOINC, SNOMED CT and others) are always read as well.",
  'reading.codes.neutrophils': 'Absolute neutrophil count.',
  'reading.codes.lymphocytes': 'Absolute lymphocyte count.',
  'reading.codes.neutrophilPercent': 'Neutrophils in percent of leukocytes.',
  'reading.codes.lymphocytePercent': 'Lymphocytes in percent of leukocytes.',
  'reading.codes.leukocytes': 'Leukocyte count.',
  'reading.codes.nlr': 'Neutrophil-to-lymphocyte ratio as the laboratory reports it.',
  'reading.codes.albumin': 'Albumin in serum or plasma.',
  'reading.codes.tumourDiameter': 'Largest diameter of a liver lesion.',
  'reading.codes.stiffnessExam':
    'A shear wave elastography examination of a liver tumour that holds the sites as components.',
  'reading.codes.stiffnessSites':
    'Stiffness at one site of the protocol: A-E (tumour), F1-F4 (around it), G-I (liver).',
  'reading.codes.bilirubin': 'Total bilirubin, for the ALBI comparator only.',
  'reading.codes.hcc': 'Hepatocellular carcinoma as a diagnosis.',
  'reading.codes.response':
    'Response by mRECIST (CR, PR, SD, PD) as an Observation, for validation on records of the past.',
  'reading.units': "Spellings of units that the site's systems send, each with the UCUM unit that is meant.",
  'reading.units.count': 'Of blood counts.',
  'reading.units.albumin': 'Of albumin.',
  'reading.units.length': 'Of lengths.',
  'reading.units.stiffness': 'Of stiffness. Shear wave speed (m/s) is never converted.',
  'reading.drugs': 'Further codes and names of the two drugs.',
  'reading.drugs.lenvatinib': 'Lenvatinib.',
  'reading.drugs.camrelizumab': 'Camrelizumab.',
  'reading.drugs.lenvatinib.codes': 'Codes of products that contain it.',
  'reading.drugs.camrelizumab.codes': 'Codes of products that contain it.',
  'reading.drugs.lenvatinib.names': 'Names under which it is prescribed.',
  'reading.drugs.camrelizumab.names': 'Names under which it is prescribed.',
}
