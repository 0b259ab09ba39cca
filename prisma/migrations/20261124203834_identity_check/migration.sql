ALTER TABLE "FactorRemoval" RENAME COLUMN "reason" TO "identityCheck";
