import { useEffect, useState } from 'preact/hooks'
import { EmptyNote, LoadNote } from '../components/chart-notes.tsx'
import { PatientFacts } from '../components/patient-facts.tsx'
import type { FhirReader } from '../data/fhir-reader.ts'
import { storyOf, storyRank } from '../data/stories.ts'
import { useLoad } from '../data/use-load.ts'
import { dateTime, medicalRecordNumber, otherNames, personName } from '../view/chart-format.ts'

/** All patients of the server, found by name, record number or id. */
export function PatientListPage({ reader }: { reader: FhirReader }) {
  const [patients, reload] = useLoad('patients', () => reader.search('Patient'))
  const [sought, setSought] = useState('')
  useEffect(() => {
    document.title = 'Patients - Sandbox EHR'
  }, [])
  return (
    <>
      <h1>Patients</h1>
      <LoadNote of={patients} what="patients" title="The patient list could not be read" retry={reload} />
      {patients.state === 'ready' && (
        <>
          <label class="search">
            Search by name, MRN or id
            <input
              type="search"
              value={sought}
              autocomplete="off"
              onInput={(event) => setSought(event.currentTarget.value)}
            />
          </label>
          <Found patients={patients.value} sought={sought} />
        </>
      )}
    </>
  )
}

function Found({ patients, sought }: { patients: readonly fhir4.Patient[]; sought: string }) {
  const found = patients
    .filter((patient) => matches(patient, sought))
    .toSorted((a, b) => storyRank(a.id) - storyRank(b.id))
  return (
    <>
      <p class="quiet" role="status">
        {found.length} of {patients.length} patients
      </p>
      {found.length === 0 ? (
        <EmptyNote>No patient with this name or number.</EmptyNote>
      ) : (
        <ul class="plain boxed">
          {found.map((patient) => (
            <PatientRow key={patient.id} patient={patient} />
          ))}
        </ul>
      )}
    </>
  )
}

function PatientRow({ patient }: { patient: fhir4.Patient }) {
  const story = storyOf(patient.id)
  const others = otherNames(patient.name)
  return (
    <li class="patient-row">
      <p class="patient-name">
        <a href={`#/patient/${patient.id}`}>
          {personName(patient.name)}
          {others.length > 0 && ` (${others.join(', ')})`}
          <span class="visually-hidden">, born {dateTime(patient.birthDate)}</span>
        </a>
      </p>
      <PatientFacts patient={patient} />
      {story !== undefined && (
        <p class="fine">
          <strong>{story.title}.</strong> {story.story}
        </p>
      )}
    </li>
  )
}

function matches(patient: fhir4.Patient, sought: string): boolean {
  const words = folded(sought).split(/\s+/).filter(Boolean)
  const text = folded(
    [personName(patient.name), ...otherNames(patient.name), medicalRecordNumber(patient), patient.id].join(
      ' ',
    ),
  )
  return words.every((word) => text.includes(word))
}

/** Case and accents do not matter when searching for a person. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
