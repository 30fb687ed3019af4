"""Rows of `tipm population` on many machines: Spark brings each patient's lines together and pipes them through `tipm population --stdin`.

    spark-submit population/spark/population.py --tipm "node /opt/tipm/bin/tipm.js" --as-of 2026-11-23 EXPORT OUT [--site site.json]

EXPORT: NDJSON of a Bulk Data export (folder or pattern; .gz too), or with --format a table that Spark reads (parquet, delta, iceberg) with
the resource as JSON in one column (--column). OUT: a folder of rows as lines of JSON, sorted by patient over all its files.

Nothing here knows the model or how a chart is read: it only knows whose a resource is and which Medication it refers to.
"""
import argparse
import shlex

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

PATIENT = r"(?:^|/)Patient/([^/]+)(?:/_history/.*)?$"
MEDICATION = r"(?:^|/)Medication/([^/]+)(?:/_history/.*)?$"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("export")
    parser.add_argument("out")
    parser.add_argument("--tipm", required=True, help="how the command is called on a worker")
    parser.add_argument("--as-of", required=True, help="the day up to which charts are read")
    parser.add_argument("--site", help="site file, at this path on every worker")
    parser.add_argument("--format", default="text", help="text (NDJSON) or what Spark reads: parquet, delta, iceberg")
    parser.add_argument("--column", default="value", help="the column that holds the resource as JSON")
    return parser.parse_args()


REFERENCE = "STRUCT<reference: STRING>"
TOLD = f"resourceType STRING, id STRING, subject {REFERENCE}, patient {REFERENCE}, medicationReference {REFERENCE}"


def id_in(reference, pattern):
    found = f.regexp_extract(f.coalesce(*[f.col(r) for r in reference], f.lit("")), pattern, 1)
    return f.when(found != "", found)


def told_of(lines):
    told = lines.withColumn("told", f.from_json("line", TOLD)).select(
        "line",
        f.col("told.resourceType").alias("type"),
        f.col("told.id").alias("id"),
        id_in(["told.subject.reference", "told.patient.reference"], PATIENT).alias("subject"),
        id_in(["told.medicationReference.reference"], MEDICATION).alias("medication"),
    )
    return told.withColumn("patient", f.when(f.col("type") == "Patient", f.col("id")).otherwise(f.col("subject")))


def holding(lines, word):
    """Lines with a word in them, or with letters written otherwise: few need to be parsed to find those that are meant."""
    return lines.where(f.col("line").contains(word) | f.col("line").contains("\\u"))


def charts(lines):
    """Patient id and line of each resource, and of each Medication that a patient's resources refer to, or that those are made of."""
    own = told_of(lines).where("patient is not null").select("patient", "line")
    drugs = told_of(holding(lines, '"Medication"')).where("type = 'Medication' and id is not null")
    drugs = drugs.select(f.col("id").alias("medication"), "line")
    referring = told_of(holding(lines, "medicationReference")).where("patient is not null and medication is not null")
    direct = referring.select("patient", "medication").distinct().join(drugs, "medication")
    inner = direct.select(
        "patient", f.explode(f.expr("regexp_extract_all(line, 'Medication/([^\"/]+)', 1)")).alias("medication")
    ).distinct().join(drugs, "medication")
    medications = direct.unionByName(inner).select("patient", "line").distinct()
    return own.unionByName(medications)


def main():
    asked = arguments()
    spark = SparkSession.builder.appName("tipm population").getOrCreate()
    read = spark.read.format(asked.format).load(asked.export)
    lines = read.select(f.col(asked.column).alias("line")).where("trim(line) <> ''")
    command = shlex.split(asked.tipm) + ["population", "--stdin", "--threads", "1", "--as-of", asked.as_of]
    if asked.site:
        command += ["--site", asked.site]
    by_patient = charts(lines).repartition("patient").sortWithinPartitions("patient")
    piped = by_patient.rdd.map(lambda row: f"{row.patient}\t{row.line}").pipe(shlex.join(command), checkCode=True)
    # Put in order at the end, when they are few: dividing the lines by ranges of patients would read all of them twice.
    rows = spark.createDataFrame(piped.map(lambda row: (row,)), "value STRING").persist()
    rows.orderBy(f.get_json_object("value", "$.patient")).write.text(asked.out)


main()
