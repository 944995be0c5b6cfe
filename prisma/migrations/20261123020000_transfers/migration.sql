-- CreateTable
CREATE TABLE "Transfer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "connectionId" TEXT NOT NULL,
    "streamName" TEXT NOT NULL,
    "targetConnectionId" TEXT NOT NULL,
    "targetStreamName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "desired" TEXT NOT NULL DEFAULT 'running',
    "checkpoint" TEXT,
    "fence" TEXT,
    "progress" TEXT,
    "lastError" TEXT,
    "outcome" TEXT,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,
    "heartbeatAt" DATETIME,
    "leaseOwner" TEXT,
    "leaseUntil" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Transfer_connectionId_fkey" FOREIGN KEY ("connectionId") REFERENCES "Connection" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Transfer_targetConnectionId_fkey" FOREIGN KEY ("targetConnectionId") REFERENCES "Connection" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Transfer_desired_idx" ON "Transfer"("desired");

-- CreateIndex
CREATE INDEX "Transfer_connectionId_streamName_idx" ON "Transfer"("connectionId", "streamName");

-- CreateIndex
CREATE INDEX "Transfer_targetConnectionId_targetStreamName_idx" ON "Transfer"("targetConnectionId", "targetStreamName");
