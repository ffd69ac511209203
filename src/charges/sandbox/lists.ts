import type { Collection, PageRequest } from './collection.ts';
import type { Outcome } from './endpoint.ts';
import { missing } from './errors.ts';
import { created, id, integerWithin, optional } from './params.ts';

/** Parameters of every list: https://docs.stripe.com/api/pagination */
export const LIST = {
  limit: optional(integerWithin(1, 100)),
  starting_after: optional(id),
  ending_before: optional(id),
  created: optional(created),
};

export interface ListParams {
  limit: number | undefined;
  starting_after: string | undefined;
  ending_before: string | undefined;
  created: ((seconds: number) => boolean) | undefined;
}

interface Row {
  id: string;
  created: number;
}

/** A page in Stripe's form. @param what As in `payment_intent`. @throws Refusal where the cursor leads nowhere. */
export function listOut<T extends Row>(
  {
    collection,
    what,
    url,
    render,
  }: { collection: Collection<T>; what: string; url: string; render: (row: T) => object },
  { limit = 10, starting_after, ending_before, created: isTime }: ListParams,
  fits: (row: T) => boolean = () => true,
): Outcome {
  for (const [param, cursor] of Object.entries({ starting_after, ending_before }))
    if (cursor !== undefined && !collection.get(cursor)) throw missing(what, cursor, param, 400);
  const request: PageRequest<T> = { limit, after: starting_after, before: ending_before };
  const matches = isTime ? (row: T) => isTime(row.created) && fits(row) : fits;
  const { data, has_more } = collection.page({ ...request, matches });
  return { answer: JSON.stringify({ object: 'list', data: data.map(render), has_more, url }) };
}
