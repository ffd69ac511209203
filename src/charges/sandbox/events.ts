import { endpoint, type Endpoint } from './endpoint.ts';
import { missing } from './errors.ts';
import { LIST, listOut } from './lists.ts';
import { id, listOf, optional } from './params.ts';
import { renderEvent } from './render.ts';
import type { Store } from './store.ts';

export function eventEndpoints({ events }: Store): Endpoint[] {
  return [
    endpoint('events.retrieve', 'GET /v1/events/:id', {}, (_params, { id }) => {
      const event = events.get(id);
      if (!event) throw missing('event', id, 'id');
      return { answer: JSON.stringify(renderEvent(event)) };
    }),
    endpoint(
      'events.list',
      'GET /v1/events',
      { ...LIST, type: optional(id), types: optional(listOf(id)) },
      ({ type, types = type === undefined ? undefined : [type], ...params }) =>
        listOut(
          { collection: events, what: 'event', url: '/v1/events', render: renderEvent },
          params,
          (event) => types?.includes(event.type) ?? true,
        ),
    ),
  ];
}
