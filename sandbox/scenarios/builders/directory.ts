const reference = (to: string, display: string): fhir4.Reference => ({ reference: to, display })

/** Who and what every chart of the sandbox shares: the signed-in clinician, the hospital, its laboratory, imaging and ultrasound system. */
export const clinician = reference('Practitioner/dr-lin', 'Dr. Yu-Chen Lin')
export const sonographer = reference('Practitioner/dr-okafor', 'Dr. Adaeze Okafor')
export const hospital = reference('Organization/harbour', 'Harbour Liver Hospital')
export const laboratory = reference('Organization/harbour-lab', 'Harbour Central Laboratory')
export const imaging = reference('Organization/harbour-imaging', 'Harbour Imaging')
export const ultrasound = reference('Device/ultrasound-1', 'Ultrasound system, room 4')

const organization = (id: string, { display }: fhir4.Reference): fhir4.Organization => ({
  ...{ resourceType: 'Organization', id, active: true },
  name: `${display} (fictional)`,
})
const department = (id: string, name: fhir4.Reference): fhir4.Organization => ({
  ...organization(id, name),
  partOf: { reference: 'Organization/harbour' },
})
const practitioner = (id: string, given: string, family: string, role: string): fhir4.Practitioner => ({
  ...{ resourceType: 'Practitioner', id, active: true },
  name: [{ text: `Dr. ${given} ${family}`, family, given: [given], prefix: ['Dr.'] }],
  qualification: [{ code: { text: role } }],
})

export const directory: readonly fhir4.FhirResource[] = [
  organization('harbour', hospital),
  department('harbour-lab', laboratory),
  department('harbour-imaging', imaging),
  practitioner('dr-lin', 'Yu-Chen', 'Lin', 'Medical oncologist'),
  practitioner('dr-okafor', 'Adaeze', 'Okafor', 'Radiologist, liver ultrasound'),
  {
    resourceType: 'Device',
    id: 'ultrasound-1',
    status: 'active',
    deviceName: [{ name: 'Ultrasound system with shear wave elastography', type: 'user-friendly-name' }],
    type: { text: 'Ultrasound imaging system' },
    owner: { reference: 'Organization/harbour-imaging' },
  },
]
