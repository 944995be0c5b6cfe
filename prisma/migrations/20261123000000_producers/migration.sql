-- AlterTable
ALTER TABLE "Generator" ADD COLUMN "traffic" TEXT NOT NULL DEFAULT '{"kind":"constant"}';
ALTER TABLE "Generator" ADD COLUMN "sending" TEXT NOT NULL DEFAULT '{"aggregates":false,"encrypts":false,"retry":"failed"}';
ALTER TABLE "Generator" ADD COLUMN "tail" TEXT;
ALTER TABLE "Generator" ADD COLUMN "dataKeySealed" TEXT;
ALTER TABLE "Generator" ADD COLUMN "duplicated" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Generator" ADD COLUMN "expired" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Generator" ADD COLUMN "puts" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "Generator" ADD COLUMN "leaseOwner" TEXT;
ALTER TABLE "Generator" ADD COLUMN "leaseUntil" DATETIME;

-- CreateTable
CREATE TABLE "TailCheckpoint" (
    "generatorId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "offset" BIGINT NOT NULL,
    "headDigest" TEXT NOT NULL,
    "headBytes" INTEGER NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("generatorId", "fileId"),
    CONSTRAINT "TailCheckpoint_generatorId_fkey" FOREIGN KEY ("generatorId") REFERENCES "Generator" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
