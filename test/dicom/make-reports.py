"""Makes the structured reports of ./reports, on which the import is tested: python make-reports.py

Needs highdicom 0.28.2 (with pydicom 3.0.2) from PyPI. All of it is made up: no report of a real system was at hand.
The same run gives the same bytes, so a change of this file shows in the reports.
"""

from copy import deepcopy
from math import sqrt
from pathlib import Path
from warnings import catch_warnings, simplefilter

from highdicom import sr
from pydicom import Dataset, dcmread
from pydicom.filewriter import dcmwrite
from pydicom.sr.coding import Code
from pydicom.uid import (
    ComprehensiveSRStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    UltrasoundImageStorage,
)

OUT = Path(__file__).parent / "reports"
SITES = ["A", "B", "C", "D", "E", "F1", "F2", "F3", "F4", "G", "H", "I"]
BASELINE = [32.4, 35.1, 33.8, 36.2, 30.9, 21.5, 19.8, 22.6, 20.4, 12.1, 10.8, 9.6]
WEEK_6 = [30.1, 35.1, 31.0, 37.0, 28.2, 22.3, 20.6, 21.0, 21.2, 12.9, 11.4, 9.5]
DAY, WEEK_6_DAY = "20260302", "20260417"
UID = "1.2.826.0.1.3680043.8.498."
LESION, OTHER_LESION = UID + "71", UID + "72"

ELASTICITY = Code("110830", "DCM", "Elasticity")
SPEED = Code("130611", "DCM", "Shear Wave Speed")
MEDIAN = Code("373099004", "SCT", "Median Value of population")
IQR = Code("130614", "DCM", "Interquartile Range of population")
METHOD = Code("130609", "DCM", "2D Shear Wave Elastography")
POINT_METHOD = Code("130616", "DCM", "Point Shear Wave Elastography")
LIVER = Code("10200004", "SCT", "Liver")
SPLEEN = Code("78961009", "SCT", "Spleen")
KPA = Code("kPa", "UCUM", "kilopascal")
M_PER_S = Code("m/s", "UCUM", "meter per second")


def shots(median):
    """Five measurements whose median is the given one; the second and the fourth in order lie 2 apart."""
    return [round(median + step, 2) for step in (0, -1, 1.5, -0.5, 2)]


def speed(stiffness):
    return round(sqrt(stiffness / 3), 2)


def kpa(values):
    return [sr.Measurement(ELASTICITY, value, KPA) for value in values]


def metres(values):
    return [sr.Measurement(SPEED, speed(value), M_PER_S) for value in values]


def statistics(median):
    return [
        sr.Measurement(ELASTICITY, median, KPA, derivation=MEDIAN),
        sr.Measurement(ELASTICITY, 2.0, KPA, derivation=IQR),
    ]


def groups(medians, measured, labels=SITES, lesion=LESION, organ=LIVER, method=METHOD):
    return [
        sr.MeasurementsAndQualitativeEvaluations(
            tracking_identifier=sr.TrackingIdentifier(uid=lesion, identifier=label),
            finding_sites=[sr.FindingSite(organ)],
            method=method,
            measurements=measured(median),
        )
        for label, median in zip(labels, medians)
    ]


def image(day):
    """The image that a report needs as its evidence, and whose patient and study it takes over."""
    data = Dataset()
    data.file_meta = Dataset()
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SOPClassUID = data.file_meta.MediaStorageSOPClassUID = UltrasoundImageStorage
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = f"{UID}{day}.3"
    data.StudyInstanceUID, data.SeriesInstanceUID = f"{UID}{day}.1", f"{UID}{day}.2"
    data.PatientName, data.PatientID = "Chen^Guohua", "40017731"
    data.PatientBirthDate, data.PatientSex = "19670309", "M"
    data.StudyDate, data.StudyTime, data.StudyID, data.AccessionNumber = day, "091500", "1", ""
    data.Modality, data.ReferringPhysicianName = "US", ""
    return data


def report(content, day=DAY, is_complete=True):
    person = sr.ObserverContext(
        Code("121006", "DCM", "Person"), sr.PersonObserverIdentifyingAttributes(name="Zhao^Li")
    )
    root = sr.MeasurementReport(
        observation_context=sr.ObservationContext(observer_person_context=person),
        procedure_reported=Code("28614-6", "LN", "US Liver Report"),
        imaging_measurements=content,
    )
    with catch_warnings():
        simplefilter("ignore")
        made = sr.ComprehensiveSR(
            evidence=[image(day)],
            content=root[0],
            series_instance_uid=f"{UID}{day}.4",
            series_number=1,
            sop_instance_uid=f"{UID}{day}.5",
            instance_number=1,
            manufacturer="Made up",
            is_complete=is_complete,
            is_final=is_complete,
            is_verified=is_complete,
            verifying_observer_name="Zhao^Li" if is_complete else None,
            verifying_organization="Harbour" if is_complete else None,
        )
    made.ManufacturerModelName = "Test object"
    return fixed(made, day)


def fixed(data, day):
    """Without the clock: what a library stamps with the moment of its run is set to the examination's."""
    for item in data.iterall():
        if item.VR in ("DA", "TM", "DT") and item.keyword not in ("StudyDate", "StudyTime", "PatientBirthDate"):
            item.value = {"DA": day, "TM": "093000", "DT": f"{day}093000"}[item.VR]
    return data


def put(name, data, syntax=ExplicitVRLittleEndian):
    data.file_meta.TransferSyntaxUID = syntax
    dcmwrite(OUT / f"{name}.dcm", data, implicit_vr=syntax == ImplicitVRLittleEndian, little_endian=True, enforce_file_format=True)


def in_characters(made, character_set):
    """The label's characters in the given set; everything else of the report is ASCII."""
    made.SpecificCharacterSet = character_set
    return made


def as_general_ultrasound():
    """A guess at TID 12000: no groups, each measurement names its place itself."""
    made = report(groups(BASELINE, lambda m: kpa(shots(m))))
    section = made.ContentSequence[-1]
    flat = []
    for group in section.ContentSequence:
        label, *rest = [i for i in group.ContentSequence if i.ValueType == "TEXT"]
        for item in group.ContentSequence:
            if item.ValueType != "NUM":
                continue
            item.ContentSequence = [deepcopy(label), *item.get("ContentSequence", [])]
            flat.append(item)
    section.ContentSequence = flat
    del made.ContentTemplateSequence
    made.ConceptNameCodeSequence[0].CodeValue = "28614-6"
    made.ConceptNameCodeSequence[0].CodingSchemeDesignator = "LN"
    made.ConceptNameCodeSequence[0].CodeMeaning = "US Liver Report"
    return made


def two_examinations():
    both = groups(BASELINE, lambda m: kpa(shots(m))) + groups(WEEK_6, lambda m: kpa(shots(m)))
    made = report(both, WEEK_6_DAY)
    for group in made.ContentSequence[-1].ContentSequence[:12]:
        group.ObservationDateTime = f"{DAY}091500"
    return made


def other_patient():
    made = report(groups(BASELINE, lambda m: kpa(shots(m))))
    made.PatientName, made.PatientID, made.PatientBirthDate = "Petrovic^Ivan", "40023118", "19620208"
    return made


def untold_patient():
    made = report(groups(BASELINE, lambda m: kpa(shots(m))))
    made.PatientName, made.PatientID, made.PatientBirthDate = "", "", ""
    return made


def contradictory():
    return report(groups(BASELINE, lambda m: kpa(shots(m)) + statistics(m + 1 if m == 33.8 else m)))


def main():
    OUT.mkdir(exist_ok=True)
    plain = report(groups(BASELINE, lambda m: kpa(shots(m))))
    put("kpa", plain)
    (OUT / "kpa.json").write_text(plain.to_json(), encoding="utf-8")
    put("week-6", report(groups(WEEK_6, lambda m: kpa(shots(m))), WEEK_6_DAY))
    put("speed", report(groups(BASELINE, lambda m: metres(shots(m)))))
    put("both", report(groups(BASELINE, lambda m: kpa(shots(m)) + metres(shots(m)))))
    put("medians", report(groups(BASELINE, statistics)))
    put("medians-beside", report(groups(BASELINE, lambda m: kpa(shots(m)) + statistics(m))))
    put("contradictory", contradictory())
    put("four-shots", report(groups(BASELINE, lambda m: kpa(shots(m)[:4]))))
    put("six-shots", report(groups(BASELINE[:1], lambda m: kpa([*shots(m), m]))))
    chinese = [f"病灶{site}" for site in SITES]
    # The library writes the bytes of ISO 2022 without the escape that has to stand before them.
    escaped = ["\x1b$)A" + label for label in chinese]
    iso_2022 = ["", "ISO 2022 IR 58"]
    for name, characters, labels in (
        ("utf-8", "ISO_IR 192", chinese),
        ("gb18030", "GB18030", chinese),
        ("iso-2022", iso_2022, escaped),
        ("iso-2022-bare", iso_2022, chinese[:1]),
    ):
        put(f"chinese-{name}", in_characters(report(groups(BASELINE, lambda m: kpa(shots(m)), labels)), characters))
    put("numbered", report(groups(BASELINE, lambda m: kpa(shots(m)), [f"Site {n}" for n in range(1, 13)])))
    one, other = groups(BASELINE, lambda m: kpa(shots(m))), groups(WEEK_6, lambda m: kpa(shots(m)), lesion=OTHER_LESION)
    put("two-lesions", report(one + other))
    put("two-examinations", two_examinations())
    put("spleen", report(groups(BASELINE, lambda m: kpa(shots(m)), organ=SPLEEN)))
    put("point", report(groups(BASELINE, lambda m: kpa(shots(m)), method=POINT_METHOD)))
    put("other-patient", other_patient())
    put("untold-patient", untold_patient())
    put("partial", report(groups(BASELINE, lambda m: kpa(shots(m))), is_complete=False))
    put("general-ultrasound", as_general_ultrasound())
    put("implicit", deepcopy(plain), ImplicitVRLittleEndian)
    put("deflated", deepcopy(plain), DeflatedExplicitVRLittleEndian)
    (OUT / "cut.dcm").write_bytes((OUT / "kpa.dcm").read_bytes()[:9000])
    picture = image(DAY)
    picture.Rows = picture.Columns = 2
    picture.SamplesPerPixel, picture.PhotometricInterpretation = 1, "MONOCHROME2"
    picture.BitsAllocated = picture.BitsStored = 8
    picture.HighBit, picture.PixelRepresentation, picture.PixelData = 7, 0, bytes(4)
    put("image", picture)
    assert dcmread(OUT / "kpa.dcm").SOPClassUID == ComprehensiveSRStorage


main()
