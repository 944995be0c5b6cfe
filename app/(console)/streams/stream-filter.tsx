'use client';

import PropertyFilter, {
  type PropertyFilterProps,
} from '@cloudscape-design/components/property-filter';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { streamsSearchParams, type FilterOperator, type FilterToken } from './search-params.ts';
import type { StreamRow } from './stream-row.ts';
import { plural } from '#lib/format/count.ts';

const operators: FilterOperator[] = [':', '!:', '=', '!='];

const properties: PropertyFilterProps.FilteringProperty[] = [
  { key: 'name', propertyLabel: 'Name', groupValuesLabel: 'Names', operators },
  { key: 'mode', propertyLabel: 'Mode', groupValuesLabel: 'Modes', operators: ['=', '!='] },
  { key: 'status', propertyLabel: 'Status', groupValuesLabel: 'Statuses', operators: ['=', '!='] },
];

interface StreamFilterProps {
  streams: readonly StreamRow[];
  matching: number;
}

export function StreamFilter({ streams, matching }: StreamFilterProps) {
  const [{ filter }, setState] = useQueryStates(streamsSearchParams);
  const { tokens, operation } = filter;
  const options = useMemo(() => optionsOf(streams), [streams]);
  return (
    <PropertyFilter
      query={{ tokens: tokens.map((token) => ({ ...token })), operation }}
      onChange={({ detail }) =>
        void setState({
          filter:
            detail.tokens.length === 0
              ? null
              : { tokens: detail.tokens.flatMap(toToken), operation: detail.operation },
          page: null,
        })
      }
      filteringProperties={properties}
      filteringOptions={options}
      filteringPlaceholder="Find streams"
      filteringAriaLabel="Find streams"
      countText={tokens.length === 0 ? '' : plural(matching, 'match', 'matches')}
    />
  );
}

function toToken({ propertyKey, operator, value }: PropertyFilterProps.Token): FilterToken[] {
  const known = operators.find((candidate) => candidate === operator);
  if (!known || typeof value !== 'string') return [];
  return [{ ...(propertyKey !== undefined && { propertyKey }), operator: known, value }];
}

function optionsOf(streams: readonly StreamRow[]): PropertyFilterProps.FilteringOption[] {
  const values = (propertyKey: 'name' | 'mode' | 'status') =>
    [...new Set(streams.map((stream) => stream[propertyKey]))]
      .filter((value) => value !== '')
      .map((value) => ({ propertyKey, value }));
  return [...values('name'), ...values('mode'), ...values('status')];
}
