import { Injectable } from '@nestjs/common';
import { ensureMember } from '../platform/auth/index.js';
import type { Actor } from '../kernel/actor.js';
import { newId, type Id } from '../kernel/ids.js';
import type { Tx } from '../platform/database/index.js';
import { AddAdvocate } from '../features/advocates/index.js';
import { AcceptInvitation, IntroducePersona, InviteMember } from '../features/identity/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { EVERYBODY } from './crowd/crowd-people.js';
import { STAFF, type SampleAdvocate, type SamplePerson } from './sample-people.js';
import type { Act, World } from './sample-story.js';
import { SeedEmployers } from './seed-employers.js';

const INVITED_AGO = 126;
const INVITED_LATELY_AGO = 9;

const NOBODY = { membershipId: null, memberId: null };

/** The people of the sample, and when they joined. */
@Injectable()
export class SeedPeople {
  constructor(
    private readonly invite: InviteMember,
    private readonly accept: AcceptInvitation,
    private readonly introduce: IntroducePersona,
    private readonly employers: SeedEmployers,
    private readonly addAdvocate: AddAdvocate,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    const asked = EVERYBODY.filter(({ status }) => status !== 'NOMINATED');
    const joinedAgo = [...new Set(asked.flatMap(({ joined }) => joined ?? []))];
    return [
      this.together(calendar.at(INVITED_AGO, '09:00'), 'inviteMember', STAFF, null),
      this.together(calendar.at(125, '09:30'), 'acceptInvitation', STAFF, null),
      this.together(calendar.at(117, '10:00'), 'addAdvocates', nominated(), 'alex'),
      ...joinedAgo.map((ago) =>
        this.together(calendar.at(ago, '08:40'), 'joinProgram', joining(ago), 'alex'),
      ),
      this.together(calendar.at(INVITED_LATELY_AGO, '11:00'), 'inviteMember', late(), 'alex'),
    ];
  }

  private together(
    at: Date,
    operation: string,
    people: readonly (SamplePerson | SampleAdvocate)[],
    who: string | null,
  ): Act {
    return {
      at,
      who,
      role: who === null ? null : 'admin',
      operation,
      run: async (tx, actor, world) => {
        for (const person of people) await this.bring(tx, actor, world, person);
      },
    };
  }

  private async bring(
    tx: Tx,
    actor: Actor,
    world: World,
    person: SamplePerson | SampleAdvocate,
  ): Promise<void> {
    const isNominated = 'status' in person && person.status === 'NOMINATED';
    const member = isNominated ? NOBODY : await this.memberOf(tx, actor, world, person);
    const advocateId =
      'company' in person ? await this.advocate(tx, actor, person, member.memberId) : null;
    const roles = isNominated ? [] : person.roles;
    world.people.set(person.key, { ...member, advocateId, roles });
  }

  private async memberOf(
    tx: Tx,
    actor: Actor,
    world: World,
    person: SamplePerson,
  ): Promise<{ membershipId: Id; memberId: Id }> {
    const known = world.people.get(person.key);
    const member =
      known?.membershipId && known.memberId
        ? { membershipId: known.membershipId, memberId: known.memberId }
        : await this.invited(tx, actor, person);
    // Staff are invited one day and join the next; an advocate's profile is made when they join.
    if (person.joined !== null && (known || 'company' in person)) {
      await this.accept.acceptInvitation(tx, actor, member);
    }
    return member;
  }

  private async invited(
    tx: Tx,
    actor: Actor,
    { email, name, language, roles, blurb }: SamplePerson,
  ): Promise<{ membershipId: Id; memberId: Id }> {
    await ensureMember(tx, { id: newId(), email, name, language });
    const { id: membershipId, memberId } = await this.invite.inviteMember(tx, actor, {
      email,
      name,
      roles: [...roles],
    });
    if (blurb !== undefined)
      await this.introduce.introducePersona(tx, actor, { membershipId, blurb });
    return { membershipId, memberId };
  }

  private async advocate(
    tx: Tx,
    actor: Actor,
    { key, name, email, language, timeZone, status, company }: SampleAdvocate,
    memberId: Id | null,
  ): Promise<Id> {
    const { advocate } = await this.addAdvocate.addAdvocate(tx, actor, {
      name,
      email,
      externalId: `contact-${key}`,
      memberId,
      language,
      timeZone,
      companyId: await this.employers.seedEmployer(tx, actor, { name: company, email, timeZone }),
      status,
      contactMemberId: null,
    });
    return advocate.id;
  }
}

function nominated(): SampleAdvocate[] {
  return EVERYBODY.filter(({ status }) => status === 'NOMINATED');
}

function joining(ago: number): SampleAdvocate[] {
  return EVERYBODY.filter(({ joined }) => joined === ago);
}

function late(): SampleAdvocate[] {
  return EVERYBODY.filter(({ joined, status }) => joined === null && status === 'INVITED');
}
