/** Who and what every chart of the sandbox shares: the signed-in clinician, the hospital, its laboratory, imaging and ultrasound system. */
export const clinician: fhir4.Reference = { reference: 'Practitioner/dr-lin', display: 'Dr. Yu-Chen Lin' }
export const sonographer: fhir4.Reference = {
  reference: 'Practitioner/dr-okafor',
  display: 'Dr. Adaeze Okafor',
}
export const hospital: fhir4.Reference = {
  reference: 'Organization/harbour',
  display: 'Harbour Liver Hospital',
}
export const laboratory: fhir4.Reference = {
  reference: 'Organization/harbour-lab',
  display: 'Harbour Central Laboratory',
}
export const imaging: fhir4.Reference = {
  reference: 'Organization/harbour-imaging',
  display: 'Harbour Imaging',
}
export const ultrasound: fhir4.Reference = {
  reference: 'Device/ultrasound-1',
  display: 'Ultrasound system, room 4',
}

export const directory: readonly fhir4.FhirResource[] = [
  {
    resourceType: 'Organization',
    id: 'harbour',
    active: true,
    name: 'Harbour Liver Hospital (fictional)',
  },
  {
    resourceType: 'Organization',
    id: 'harbour-lab',
    active: true,
    name: 'Harbour Central Laboratory (fictional)',
    partOf: { reference: 'Organization/harbour' },
  },
  {
    resourceType: 'Organization',
    id: 'harbour-imaging',
    active: true,
    name: 'Harbour Imaging (fictional)',
    partOf: { reference: 'Organization/harbour' },
  },
  {
    resourceType: 'Practitioner',
    id: 'dr-lin',
    active: true,
    name: [{ text: 'Dr. Yu-Chen Lin', family: 'Lin', given: ['Yu-Chen'], prefix: ['Dr.'] }],
    qualification: [{ code: { text: 'Medical oncologist' } }],
  },
  {
    resourceType: 'Practitioner',
    id: 'dr-okafor',
    active: true,
    name: [{ text: 'Dr. Adaeze Okafor', family: 'Okafor', given: ['Adaeze'], prefix: ['Dr.'] }],
    qualification: [{ code: { text: 'Radiologist, liver ultrasound' } }],
  },
  {
    resourceType: 'Device',
    id: 'ultrasound-1',
    status: 'active',
    deviceName: [{ name: 'Ultrasound system with shear wave elastography', type: 'user-friendly-name' }],
    type: { text: 'Ultrasound imaging system' },
    owner: { reference: 'Organization/harbour-imaging' },
  },
]
