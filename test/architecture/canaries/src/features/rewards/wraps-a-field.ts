// expects: no-restricted-syntax (a field without arguments is called directly)
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

@Resolver('Reward')
export class RewardResolver {
  @ResolveField(() => String)
  title(@Parent() { texts }: { texts: { title: string } }): string {
    return texts.title;
  }
}
