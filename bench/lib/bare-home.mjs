// The reference of the `home` benchmark: Nest on Express with Apollo, the same types, resolvers that
// return what was recorded, a cookie looked up in a map. Told by its parent who gets what.
import { ApolloDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import 'reflect-metadata';
import { root } from '../../scripts/lib/paths.mjs';

/** @type {Map<string, object>} the data of the home query by cookie */
const homes = new Map();

class AppModule {}
Module({
  imports: [
    GraphQLModule.forRoot({
      driver: ApolloDriver,
      typeDefs: readFileSync(join(root, 'schema.graphql'), 'utf8'),
      resolvers: {
        Query: {
          me: (_root, _args, { home }) => home.me,
          challenges: (_root, _args, { home }) => home.challenges,
          referrals: (_root, _args, { home }) => home.referrals,
        },
      },
      context: ({ req }) => {
        const home = homes.get(req.headers.cookie);
        if (!home) throw new Error('Nobody is signed in.');
        return { home };
      },
      resolverValidationOptions: { requireResolversForResolveType: 'ignore' },
      graphiql: false,
    }),
  ],
})(AppModule);

process.once('message', async (given) => {
  for (const [cookie, home] of given) homes.set(cookie, home);
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  await app.listen(0, '127.0.0.1');
  process.send(await app.getUrl());
});
process.on('disconnect', () => process.exit(0));
