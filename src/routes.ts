import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { registerChecks } from './checks.js';
import { AddFile, CountUpload, registerFileRoutes } from './features/files/index.js';
import { InvitationController, JoinController, OnSignedIn } from './features/identity/index.js';
import { LocalFiles, registerImportRoutes, UploadImport } from './features/imports/index.js';
import { UnsubscribeController, WaitingMails } from './features/notifications/index.js';
import {
  LinkClicks,
  LinkDirectory,
  ReferByLink,
  registerLinkRoutes,
} from './features/links/index.js';
import { AddPicture, registerPictureRoutes } from './features/pictures/index.js';
import type { OpenedGround } from './open-ground.js';
import {
  isFromThisComputer,
  registerAuthRoutes,
  SessionReader,
  SignIn,
} from './platform/auth/index.js';
import { FileStore } from './platform/files/index.js';
import { maskFailures } from './platform/http/index.js';
import { registerDevInbox } from './platform/mail/index.js';
import { Pictures } from './platform/pictures/index.js';

/** The routes beside GraphQL (api.md): sign-in, health, links, files, the development inbox. */
export function registerRoutes(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  ground: OpenedGround,
): void {
  void fastify.register((scope, _options, done) => {
    maskFailures(scope, ground.logger);
    registerForPeople(scope, app, ground);
    done();
  });
  registerChecks(fastify, app, ground);
}

function registerForPeople(
  fastify: FastifyInstance,
  app: NestFastifyApplication,
  { config, database, logger, mailer }: OpenedGround,
): void {
  const signedIn = app.get(OnSignedIn);
  registerAuthRoutes(fastify, {
    config,
    signIn: app.get(SignIn),
    acceptInvitations: (memberId, requestId) => signedIn.acceptAll(memberId, requestId),
  });
  registerFileRoutes(fastify, {
    config,
    database,
    identifier: app.get(SessionReader),
    store: app.get(FileStore),
    pictures: app.get(Pictures),
    addFile: app.get(AddFile),
    countUpload: app.get(CountUpload),
    logger,
  });
  registerPictureRoutes(fastify, {
    config,
    database,
    identifier: app.get(SessionReader),
    store: app.get(FileStore),
    pictures: app.get(Pictures),
    addPicture: app.get(AddPicture),
    logger,
  });
  registerImportRoutes(fastify, {
    database,
    identifier: app.get(SessionReader),
    store: app.get(FileStore),
    files: app.get(LocalFiles),
    uploadImport: app.get(UploadImport),
    logger,
  });
  registerLinkRoutes(fastify, {
    database,
    directory: app.get(LinkDirectory),
    clicks: app.get(LinkClicks),
    refer: app.get(ReferByLink),
  });
  app.get(UnsubscribeController).register(fastify);
  app.get(InvitationController).register(fastify);
  app.get(JoinController).register(fastify);
  if (mailer.inbox) {
    const waiting = app.get(WaitingMails);
    registerDevInbox(fastify, {
      inbox: mailer.inbox,
      waiting: () => waiting.list(),
      readerOf: (request) => {
        if (isFromThisComputer(request.raw, config)) return 'EVERYTHING';
        return config.demo ? 'WITHOUT_SIGN_IN' : 'NOTHING';
      },
    });
  }
}
