-- AlterTable
ALTER TABLE "AccessGrant" ADD COLUMN     "answer" TEXT,
ADD COLUMN     "endedToldAt" TIMESTAMPTZ(3),
ADD COLUMN     "endingToldAt" TIMESTAMPTZ(3),
ADD COLUMN     "guestId" TEXT,
ALTER COLUMN "memberId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "LibraryDocument" ADD COLUMN     "shareable" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "GuestAsker" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GuestAsker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuestAsking" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GuestAsking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GuestPass" (
    "id" TEXT NOT NULL,
    "documentId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailKey" TEXT NOT NULL,
    "firstName" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "grantId" TEXT,
    "sharedById" TEXT,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "linkHash" TEXT NOT NULL,
    "linkEndsAt" TIMESTAMPTZ(3) NOT NULL,
    "linkUsedAt" TIMESTAMPTZ(3),
    "sessionHash" TEXT,
    "openings" INTEGER NOT NULL DEFAULT 0,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "GuestPass_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GuestAsker_emailKey_key" ON "GuestAsker"("emailKey");

-- CreateIndex
CREATE UNIQUE INDEX "GuestAsking_tokenHash_key" ON "GuestAsking"("tokenHash");

-- CreateIndex
CREATE INDEX "GuestAsking_expiresAt_idx" ON "GuestAsking"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "GuestAsking_documentId_emailKey_key" ON "GuestAsking"("documentId", "emailKey");

-- CreateIndex
CREATE UNIQUE INDEX "GuestPass_grantId_key" ON "GuestPass"("grantId");

-- CreateIndex
CREATE UNIQUE INDEX "GuestPass_linkHash_key" ON "GuestPass"("linkHash");

-- CreateIndex
CREATE INDEX "GuestPass_documentId_idx" ON "GuestPass"("documentId");

-- CreateIndex
CREATE INDEX "GuestPass_sharedById_givenAt_idx" ON "GuestPass"("sharedById", "givenAt");

-- CreateIndex
CREATE INDEX "GuestPass_emailKey_idx" ON "GuestPass"("emailKey");

-- CreateIndex
CREATE INDEX "GuestPass_sessionHash_idx" ON "GuestPass"("sessionHash");

-- CreateIndex
CREATE INDEX "AccessGrant_endsAt_idx" ON "AccessGrant"("endsAt");

-- CreateIndex
CREATE UNIQUE INDEX "AccessGrant_documentId_guestId_key" ON "AccessGrant"("documentId", "guestId");

-- AddForeignKey
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_guestId_fkey" FOREIGN KEY ("guestId") REFERENCES "GuestAsker"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuestAsking" ADD CONSTRAINT "GuestAsking_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuestPass" ADD CONSTRAINT "GuestPass_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "LibraryDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuestPass" ADD CONSTRAINT "GuestPass_grantId_fkey" FOREIGN KEY ("grantId") REFERENCES "AccessGrant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuestPass" ADD CONSTRAINT "GuestPass_sharedById_fkey" FOREIGN KEY ("sharedById") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who asks, and what a pass rests on, is one thing and never two.
ALTER TABLE "AccessGrant" ADD CONSTRAINT "AccessGrant_asker_check" CHECK (num_nonnulls("memberId", "guestId") = 1);
ALTER TABLE "GuestPass" ADD CONSTRAINT "GuestPass_ground_check" CHECK (num_nonnulls("grantId", "sharedById") = 1);
ALTER TABLE "GuestPass" ADD CONSTRAINT "GuestPass_share_ends_check" CHECK ("sharedById" IS NULL OR "endsAt" IS NOT NULL);

-- Nobody gets a letter about an access that ended before there were such letters.
UPDATE "AccessGrant" SET "endedToldAt" = "endsAt" WHERE "endsAt" <= now();
