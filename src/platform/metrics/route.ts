import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import { notFound, unauthenticated } from '../errors.ts';
import type { Metrics } from './index.ts';

/** What a proxy tells of whom it asks for: then the asker is not this machine, whoever connects. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function isFromHere({ headers, raw }: FastifyRequest): boolean {
  const { remoteAddress = '' } = raw.socket;
  return (
    ipaddr.isValid(remoteAddress) &&
    ipaddr.process(remoteAddress).range() === 'loopback' &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}

const digest = (text: string) => createHash('sha256').update(text).digest();

export interface MetricsRouteOptions {
  metrics: Metrics;
  /** Who sends it may read them, and nobody else; undefined lets programs of this machine read them. */
  token: string | undefined;
}

/**
 * `GET /metrics`, for Prometheus: for who has the token, or from this machine where there is none; for all others there is
 * nothing. @throws NOT_FOUND, or UNAUTHENTICATED where there is a token
 */
export function addMetricsRoute(fastify: FastifyInstance, { metrics, token }: MetricsRouteOptions): void {
  const wanted = token === undefined ? null : digest(`Bearer ${token}`);
  fastify.get('/metrics', async (request, reply) => {
    if (wanted && !timingSafeEqual(digest(request.headers.authorization ?? ''), wanted))
      throw unauthenticated('The metrics are for who sends the METRICS_TOKEN: Authorization: Bearer TOKEN.');
    if (!wanted && !isFromHere(request)) throw notFound('page');
    const text = await metrics.scrape();
    return await reply.type(metrics.contentType).header('cache-control', 'no-store').send(text);
  });
}
