import { print, report, withApp } from './cli-app.js';
import { SeedSample } from './sample/index.js';

export async function seed({ slug }: { readonly slug?: string }): Promise<void> {
  await withApp(async ({ get }) => {
    const sample = await get(SeedSample).seedSample({
      ...(slug === undefined ? {} : { slug }),
      report,
    });
    const news = sample.isNew ? 'is made' : 'was there already';
    print(`The sample programme ${sample.slug} ${news}.`);
  });
}
