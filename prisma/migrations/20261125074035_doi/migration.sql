-- AlterTable
ALTER TABLE "LibraryDocument" ADD COLUMN     "doi" TEXT,
ADD COLUMN     "doiSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "DoiRegistration" (
    "documentId" TEXT NOT NULL,
    "toldAt" TIMESTAMPTZ(3),
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DoiRegistration_pkey" PRIMARY KEY ("documentId")
);

-- CreateIndex
CREATE UNIQUE INDEX "LibraryDocument_doi_key" ON "LibraryDocument"("doi");

-- AddForeignKey
ALTER TABLE "DoiRegistration" ADD CONSTRAINT "DoiRegistration_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Harvesters are told of a DOI as of any other change.
CREATE OR REPLACE FUNCTION document_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  "workshops" TIMESTAMPTZ(3);
BEGIN
  SELECT greatest("updatedAt", "publishedAt") INTO "workshops" FROM "Workshop" WHERE "id" = NEW."workshopId";
  NEW."stampedAt" := greatest(NEW."updatedAt", NEW."publishedAt", NEW."withdrawnAt", NEW."doiSince", "workshops");
  RETURN NEW;
END
$$;

DROP TRIGGER document_stamp ON "LibraryDocument";
CREATE TRIGGER document_stamp
  BEFORE INSERT OR UPDATE OF "updatedAt", "publishedAt", "withdrawnAt", "doiSince", "workshopId" ON "LibraryDocument"
  FOR EACH ROW EXECUTE FUNCTION document_stamp();
