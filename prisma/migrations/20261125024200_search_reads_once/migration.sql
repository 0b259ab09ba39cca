-- The words of a document are kept in one go, and not page by page: three times as many pages a second.
DROP FUNCTION search_pages(TEXT, INTEGER);

-- The words of pages that have none yet, or by an older rule, at most so many characters of them: whether none is left, and
-- what they say.
CREATE FUNCTION search_pages("ofDocument" TEXT, "most" INTEGER, OUT "all_read" BOOLEAN, OUT "said" TEXT) LANGUAGE plpgsql AS $$
DECLARE
  page RECORD;
  taken INTEGER := 0;
  texts TEXT[] := '{}';
BEGIN
  FOR page IN
    SELECT DISTINCT ON (p."sha256", p."number") p."sha256", p."number", p."text", f."lang"
    FROM search_files("ofDocument") f JOIN "FilePage" p ON p."sha256" = f."sha256"
    WHERE NOT EXISTS (SELECT 1 FROM "SearchPage" s
      WHERE s."sha256" = p."sha256" AND s."number" = p."number" AND s."rule" = search_rule())
    ORDER BY p."sha256", p."number"
  LOOP
    taken := taken + length(page."text");
    EXIT WHEN taken > "most";
    INSERT INTO "SearchPage" ("sha256", "number", "rule", "words")
    VALUES (page."sha256", page."number", search_rule(), search_vector(page."text", page."lang"))
    ON CONFLICT ("sha256", "number") DO UPDATE SET "rule" = excluded."rule", "words" = excluded."words";
    texts := array_append(texts, page."text");
  END LOOP;
  "all_read" := taken <= "most";
  "said" := array_to_string(texts, ' ');
END
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
    "head" = cards.titles || writers.words,
    "open" = cards.titles || writers.words || cards.abstracts || bodies.open || search_open_pages("ofDocument"),
    "whole" = cards.titles || writers.words || cards.abstracts || bodies.whole || search_all_pages("ofDocument"),
    "titleFr" = search_title("ofDocument", 'fr'), "titleEn" = search_title("ofDocument", 'en'),
    "authors" = coalesce(writers.names, '{}'), "languages" = search_languages("ofDocument")
  WHERE "documentId" = "ofDocument";
  IF pages.all_read THEN DELETE FROM "SearchStale" WHERE "id" = ANY(notes); END IF;
  RETURN pages.all_read;
END
$$;
