// The reference of the `start` benchmark: what anyone gets who follows the documentation. Nest on
// Express, Apollo, TypeORM, over the same embedded server on the home given. Prints its address.
import { ApolloDriver } from '@nestjs/apollo';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { TypeOrmModule } from '@nestjs/typeorm';
import 'reflect-metadata';
import { openEmbedded } from '../../dist/server/embedded/index.js';

const [home, port] = process.argv.slice(2);
const server = await openEmbedded({ home, homeIsDefault: false, log: () => undefined });

class HealthController {
  live() {
    return { status: 'ok' };
  }
}
Controller('health')(HealthController);
Get('live')(
  HealthController.prototype,
  'live',
  Object.getOwnPropertyDescriptor(HealthController.prototype, 'live'),
);

class AppModule {}
Module({
  imports: [
    TypeOrmModule.forRoot({ type: 'postgres', url: server.url }),
    GraphQLModule.forRoot({
      driver: ApolloDriver,
      typeDefs: 'type Query { hello: String }',
      resolvers: { Query: { hello: () => 'hello' } },
      graphiql: false,
    }),
  ],
  controllers: [HealthController],
})(AppModule);

const app = await NestFactory.create(AppModule, { logger: false });
await app.listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => server.release())
    .then(() => process.exit(0));
});
