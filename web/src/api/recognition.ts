/** Operations about recognition rules: what one would catch, and writing it. */
import { REFUSALS } from './fragments.ts';
import type {
  RecognitionPreviewQuery,
  RecognitionPreviewQueryVariables,
  RecognitionRuleInput,
  UpsertRecognitionMutation,
  UpsertRecognitionMutationVariables,
} from './generated.ts';
import { operation } from './operation.ts';
import type { RowOf } from './types.ts';

type RuleColumns = Omit<RecognitionRuleInput, 'recordVersion'>;
/** A rule as it is written; blank is left to anything. */
export type Rule = {
  readonly [Column in keyof RuleColumns]-?: Column extends 'product' ? string | null : NonNullable<RuleColumns[Column]>;
};
export type RecognitionPreview = RecognitionPreviewQuery['recognitionPreview'];
export type PreviewedTitle = RowOf<RecognitionPreview['titles']>;
export type RecognitionAnswer = PreviewedTitle['before'];

export const PREVIEW = operation<RecognitionPreviewQuery, RecognitionPreviewQueryVariables>(
  `query RecognitionPreview($rule: RecognitionRuleInput!, $first: Int, $after: String) {
    recognitionPreview(rule: $rule) {
      replaces names computers newlyRecognized changed conflicts
      warnings { code message help column at }
      titles(first: $first, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        edges {
          node {
            publisher name version occurrences decides isChanged
            before { outcome productKey version edition }
            after { outcome productKey version edition }
            conflicts { publisher name version }
          }
        }
      }
    }
  }`,
);

export const UPSERT_RECOGNITION = operation<UpsertRecognitionMutation, UpsertRecognitionMutationVariables>(
  `mutation UpsertRecognition($input: UpsertRecognitionInput!) {
    upsertRecognition(input: $input) {
      __typename
      ... on UpsertRecognitionSuccess { warnings { code message help column at } }
      ${REFUSALS}
    }
  }`,
);
