-- A search that finds half of a large library asks for the newest years first. The words of a document have its year
-- among them (@2026), so that the index itself narrows to some years, without reading a row.
CREATE INDEX "SearchDocument_workshopId_idx" ON "SearchDocument"("workshopId");

-- Titles stay in the row, since each result is ranked by them.
ALTER TABLE "SearchDocument" ALTER COLUMN "head" SET STORAGE MAIN;

-- No word that anybody types: search_words leaves letters and digits.
CREATE FUNCTION search_year("year" INTEGER) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN "year" IS NULL THEN ''::tsvector ELSE array_to_tsvector(ARRAY['@' || "year"]) END
$$;

-- Reads the words of a document anew. False: it is too much for now, and stays to be done.
CREATE OR REPLACE FUNCTION search_refresh("ofDocument" TEXT, "most" INTEGER) RETURNS BOOLEAN LANGUAGE plpgsql AS $$
DECLARE
  notes BIGINT[];
  pages RECORD;
  cards RECORD;
  bodies RECORD;
  writers RECORD;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('search ' || "ofDocument", 0));
  -- What these tell of is seen by all that follows; a note that comes meanwhile may tell of more, and stays.
  notes := ARRAY(SELECT s."id" FROM "SearchStale" s WHERE s."documentId" = "ofDocument");
  PERFORM search_gate(ARRAY["ofDocument"]);
  IF EXISTS (SELECT 1 FROM "SearchStale" s WHERE s."documentId" = "ofDocument" AND s."anew") THEN
    UPDATE "SearchPage" SET "rule" = 0 WHERE "sha256" IN (SELECT f."sha256" FROM search_files("ofDocument") f);
    UPDATE "SearchStale" SET "anew" = false WHERE "documentId" = "ofDocument" AND "anew";
  END IF;
  SELECT p."all_read", p."said" INTO pages FROM search_pages("ofDocument", "most") p;
  SELECT coalesce(search_concat(setweight(search_vector(t."title", t."lang"), 'A')
      || setweight(search_vector(array_to_string(t."keywords", ' '), t."lang"), 'B')), '') AS titles,
    coalesce(search_concat(setweight(search_vector(t."abstract", t."lang"), 'C')), '') AS abstracts,
    string_agg(concat_ws(' ', t."title", t."abstract", array_to_string(t."keywords", ' ')), ' ') AS said
    INTO cards FROM "DocumentText" t WHERE t."documentId" = "ofDocument";
  SELECT coalesce(search_concat(setweight(to_tsvector('simple', search_words(a."name")), 'B')), '') AS words,
    array_agg(a."name" ORDER BY a."position") AS names, string_agg(a."name", ' ') AS said
    INTO writers FROM "DocumentAuthor" a WHERE a."documentId" = "ofDocument";
  SELECT coalesce(search_concat(search_vector(search_open_part(b."markdown"), b."lang")), '') AS open,
    coalesce(search_concat(search_vector(left(b."markdown", 500000), b."lang")), '') AS whole,
    string_agg(left(b."markdown", 500000), ' ') AS said
    INTO bodies FROM "DocumentBody" b WHERE b."documentId" = "ofDocument";
  PERFORM search_keep_words(search_joined(concat_ws(' ', cards.said, writers.said, bodies.said, pages.said)));
  UPDATE "SearchDocument" SET "rule" = CASE WHEN pages.all_read THEN search_rule() ELSE "rule" END,
    "head" = cards.titles || writers.words || search_year("year"),
    "open" = cards.titles || writers.words || cards.abstracts || bodies.open || search_open_pages("ofDocument") || search_year("year"),
    "whole" = cards.titles || writers.words || cards.abstracts || bodies.whole || search_all_pages("ofDocument") || search_year("year"),
    "titleFr" = search_title("ofDocument", 'fr'), "titleEn" = search_title("ofDocument", 'en'),
    "authors" = coalesce(writers.names, '{}'), "languages" = search_languages("ofDocument")
  WHERE "documentId" = "ofDocument";
  IF pages.all_read THEN DELETE FROM "SearchStale" WHERE "id" = ANY(notes); END IF;
  RETURN pages.all_read;
END
$$;

-- What was read already has its year from now on, by the same rule; indexes that are made at the end are made much sooner.
DROP INDEX "SearchDocument_head_idx", "SearchDocument_open_idx", "SearchDocument_whole_idx";
UPDATE "SearchDocument" SET "head" = "head" || search_year("year"), "open" = "open" || search_year("year"),
  "whole" = "whole" || search_year("year");
CREATE INDEX "SearchDocument_head_idx" ON "SearchDocument" USING GIN ("head");
CREATE INDEX "SearchDocument_open_idx" ON "SearchDocument" USING GIN ("open");
CREATE INDEX "SearchDocument_whole_idx" ON "SearchDocument" USING GIN ("whole");
