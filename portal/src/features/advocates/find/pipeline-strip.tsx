import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { useFormats } from '../../../ui/formats/format.js';
import { TextLink } from '../../../ui/link.js';
import classes from './pipeline-strip.module.css';

const AdvocatePipeline = graphql(`
  query AdvocatePipeline {
    advocatePipeline {
      status
      count
    }
  }
`);

/** What changes an advocate changes how many there are of each kind. */
const CHANGES = { additionalTypenames: ['Advocate', 'InvitationRound'] };

/** How many have come how far; each number opens its list. */
export function PipelineStrip({ chosen }: { chosen: readonly string[] }) {
  const { t } = useTranslation(['invitations', 'status']);
  const { number } = useFormats();
  const path = useProgramPath();
  const [{ data }] = useQuery({ query: AdvocatePipeline, context: CHANGES });
  const steps = data?.advocatePipeline ?? [];
  return (
    <nav aria-label={t('pipeline')} className={classes.strip}>
      {steps.map(({ status, count }) => (
        <TextLink
          key={status}
          to={path('advocates')}
          search={{ status } as never}
          underline="never"
          className={classes.step}
          aria-current={chosen.length === 1 && chosen[0] === status ? 'true' : undefined}
        >
          <span className={`${classes.count} figures`}>{number(count)}</span>{' '}
          <span>{t(`status:advocate.${status}`)}</span>
        </TextLink>
      ))}
    </nav>
  );
}
