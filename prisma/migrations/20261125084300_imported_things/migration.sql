-- CreateTable
CREATE TABLE "ImportedThing" (
    "site" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "thingId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportedThing_pkey" PRIMARY KEY ("site","kind","sourceId")
);
