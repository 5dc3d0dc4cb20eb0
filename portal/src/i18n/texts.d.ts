import type common from './en/common.json';
import type audiences from './en/audiences.json';
import type segments from './en/segments.json';
import type shell from './en/shell.json';
import type signIn from './en/sign-in.json';
import type status from './en/status.json';
import type timeline from './en/timeline.json';
import type overview from './en/overview.json';
import type refusals from './en/refusals.json';
import type pipeline from './en/pipeline.json';
import type home from './en/home.json';
import type ownChallenges from './en/own-challenges.json';
import type ownReferrals from './en/own-referrals.json';
import type ownRewards from './en/own-rewards.json';
import type ownRefusals from './en/own-refusals.json';
import type points from './en/points.json';
import type notices from './en/notices.json';
import type presence from './en/presence.json';
import type invitations from './en/invitations.json';
import type interests from './en/interests.json';
import type employer from './en/employer.json';
import type welcome from './en/welcome.json';
import type willing from './en/willing.json';
import type publicRefer from './en/public-refer.json';
import type companies from './en/companies.json';
import type approvals from './en/approvals.json';
import type merges from './en/merges.json';
import type noProgram from './en/no-program.json';
import type editing from './en/editing.json';
import type challengeEditor from './en/challenge-editor.json';
import type rewardEditor from './en/reward-editor.json';
import type staffAdvocates from './en/staff-advocates.json';
import type reviewSites from './en/review-sites.json';
import type survey from './en/survey.json';
import type surveyEditor from './en/survey-editor.json';
import type surveyAnswers from './en/survey-answers.json';
import type tags from './en/tags.json';
import type attributes from './en/attributes.json';
import type administration from './en/administration.json';

// Makes a misspelt key a compile error. A feature adds its own line here with its catalogue.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
  }
  interface ResourceNamespaceMap {
    common: typeof common;
    audiences: typeof audiences;
    segments: typeof segments;
    shell: typeof shell;
    'sign-in': typeof signIn;
    status: typeof status;
    timeline: typeof timeline;
    overview: typeof overview;
    refusals: typeof refusals;
    pipeline: typeof pipeline;
    home: typeof home;
    'own-challenges': typeof ownChallenges;
    'own-referrals': typeof ownReferrals;
    'own-rewards': typeof ownRewards;
    'own-refusals': typeof ownRefusals;
    points: typeof points;
    notices: typeof notices;
    presence: typeof presence;
    interests: typeof interests;
    invitations: typeof invitations;
    employer: typeof employer;
    merges: typeof merges;
    welcome: typeof welcome;
    willing: typeof willing;
    'public-refer': typeof publicRefer;
    companies: typeof companies;
    approvals: typeof approvals;
    'no-program': typeof noProgram;
    editing: typeof editing;
    'challenge-editor': typeof challengeEditor;
    'reward-editor': typeof rewardEditor;
    'staff-advocates': typeof staffAdvocates;
    'review-sites': typeof reviewSites;
    survey: typeof survey;
    'survey-editor': typeof surveyEditor;
    'survey-answers': typeof surveyAnswers;
    tags: typeof tags;
    attributes: typeof attributes;
    administration: typeof administration;
  }
}
