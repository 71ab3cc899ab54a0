-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Inbox" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "hash" TEXT NOT NULL,
    "personId" TEXT,
    "place" TEXT,
    "intent" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undo" JSONB,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "inboxId" TEXT,
    "concertationId" TEXT,
    "address" JSONB NOT NULL,
    "lane" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "edits" TEXT,
    "ref" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Waiting" (
    "id" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT,
    "parked" BOOLEAN NOT NULL,

    CONSTRAINT "Waiting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Due" (
    "id" TEXT NOT NULL,
    "schedule" TEXT NOT NULL,
    "nominal" TIMESTAMPTZ(3) NOT NULL,
    "call" JSONB NOT NULL,
    "late" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Due_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Journal" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "digest" TEXT NOT NULL,
    "seq" INTEGER,
    "hash" TEXT,

    CONSTRAINT "Journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JournalPayload" (
    "id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "salt" TEXT NOT NULL,

    CONSTRAINT "JournalPayload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JournalHead" (
    "concertationId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "JournalHead_pkey" PRIMARY KEY ("concertationId")
);

-- CreateTable
CREATE TABLE "Counter" (
    "concertationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("concertationId","kind")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "organisationId" TEXT,
    "language" TEXT,
    "noticedAt" TIMESTAMPTZ(3),
    "lastConcertationId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "locale" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "grantedById" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Concertation" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "intakeUntil" TIMESTAMPTZ(3),
    "zone" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Concertation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organiser" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Organiser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Place" (
    "id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "concertationId" TEXT,
    "language" TEXT,
    "boundById" TEXT NOT NULL,
    "boundAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Idea" (
    "id" TEXT NOT NULL,
    "concertationId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "organisationId" TEXT,
    "placeId" TEXT,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "postId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Idea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdeaRevision" (
    "id" TEXT NOT NULL,
    "ideaId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdeaRevision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Inbox_personId_place_seq_idx" ON "Inbox"("personId", "place", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_inboxId_key" ON "Outbox"("inboxId");

-- CreateIndex
CREATE INDEX "Due_state_nextAt_idx" ON "Due"("state", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Due_schedule_nominal_key" ON "Due"("schedule", "nominal");

-- CreateIndex
CREATE UNIQUE INDEX "Journal_concertationId_seq_key" ON "Journal"("concertationId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_folded_key" ON "Organisation"("folded");

-- CreateIndex
CREATE INDEX "Person_folded_idx" ON "Person"("folded");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_platform_workspace_external_key" ON "Account"("platform", "workspace", "external");

-- CreateIndex
CREATE INDEX "Role_concertationId_idx" ON "Role"("concertationId");

-- CreateIndex
CREATE UNIQUE INDEX "Role_personId_concertationId_kind_key" ON "Role"("personId", "concertationId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Concertation_folded_key" ON "Concertation"("folded");

-- CreateIndex
CREATE UNIQUE INDEX "Organiser_concertationId_organisationId_key" ON "Organiser"("concertationId", "organisationId");

-- CreateIndex
CREATE INDEX "Place_concertationId_idx" ON "Place"("concertationId");

-- CreateIndex
CREATE UNIQUE INDEX "Place_platform_workspace_external_key" ON "Place"("platform", "workspace", "external");

-- CreateIndex
CREATE INDEX "Idea_authorId_idx" ON "Idea"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Idea_concertationId_number_key" ON "Idea"("concertationId", "number");

-- CreateIndex
CREATE INDEX "IdeaRevision_ideaId_idx" ON "IdeaRevision"("ideaId");
