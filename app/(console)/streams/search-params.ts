import { createParser, parseAsInteger, parseAsString } from 'nuqs';

export type FilterOperator = '=' | '!=' | ':' | '!:';

export interface FilterToken {
  propertyKey?: string;
  operator: FilterOperator;
  value: string;
}

export interface Filter {
  tokens: readonly FilterToken[];
  operation: 'and' | 'or';
}

const separators = { and: '~', or: '|' } as const;

/** `status=ACTIVE~name:orders`: tokens as the screen writes them; `|` between them for or. */
export function serializeFilter({ tokens, operation }: Filter): string {
  return tokens
    .map(
      ({ propertyKey = '', operator, value }) =>
        `${propertyKey}${operator}${encodeURIComponent(value).replaceAll('~', '%7E')}`,
    )
    .join(separators[operation]);
}

export function parseFilter(text: string): Filter {
  const operation = text.includes(separators.or) ? 'or' : 'and';
  const tokens = text.split(separators[operation]).flatMap((part) => parseToken(part) ?? []);
  return { tokens, operation };
}

function parseToken(part: string): FilterToken | undefined {
  const match = /^([a-z]*)(!=|!:|=|:)(.+)$/.exec(part);
  if (!match) return undefined;
  const [, propertyKey, operator, value] = match;
  try {
    return {
      ...(propertyKey !== '' && propertyKey !== undefined && { propertyKey }),
      operator: operators.find((known) => known === operator) ?? ':',
      value: decodeURIComponent(value ?? ''),
    };
  } catch {
    return undefined;
  }
}

const operators: readonly FilterOperator[] = ['=', '!=', ':', '!:'];

/** The list's state in the address, so that a view of it can be passed on. */
export const streamsSearchParams = {
  filter: createParser({ parse: parseFilter, serialize: serializeFilter }).withDefault({
    tokens: [],
    operation: 'and',
  }),
  page: parseAsInteger.withDefault(1),
  /** `worst` first, or a column; a minus before it is the other way round. */
  sort: parseAsString.withDefault('worst'),
  selected: parseAsString,
  /** A stream that was just asked for. */
  created: parseAsString,
};
