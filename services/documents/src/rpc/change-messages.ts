import type { MessageInitShape } from '@bufbuild/protobuf';
import type { AmendmentChangeSchema } from '@procur/contracts/gen/procur/documents/v1/document_pb.ts';
import type { AmendmentChange, ChangedValue } from '../domain/amendment/amendment-change.ts';
import { sourceMessage } from './span-messages.ts';

type WireChange = MessageInitShape<typeof AmendmentChangeSchema>;

/** What was replaced by what; a value that is only added has no old side, and a removed one no new side. */
export function changeMessage(firstLines: readonly number[]): (change: AmendmentChange) => WireChange {
  const place = (side: ChangedValue | undefined) =>
    side && sourceMessage({ spans: side.spans, written: side.value }, firstLines);
  return ({ kind, field, position, before, after, confidence }) => {
    const [oldSource, newSource] = [place(before), place(after)];
    return {
      ...{ kind, field, position, confidence },
      oldValue: before?.value ?? '',
      newValue: after?.value ?? '',
      ...(oldSource && { oldSource }),
      ...(newSource && { newSource }),
    };
  };
}
