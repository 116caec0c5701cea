import type { Workbench } from './workbench';

/**
 * Counts what a person has to decide. A decision is one thing that the product waits for: a button that begins or ends
 * something, a choice from a list, an answer in a box, whether typed or taken as it stands. What is not asked is none; nor is
 * opening one's own file, typing a letter more, or saving.
 */
export class Decisions {
  readonly made: string[] = [];
  private readonly began = Date.now();

  constructor(private readonly workbench: Workbench) {}

  /** Whole seconds since the first could be made. */
  get seconds(): number {
    return Math.round((Date.now() - this.began) / 1000);
  }

  /** A button that is pressed. */
  async press(what: string, press: () => Promise<unknown>): Promise<void> {
    this.made.push(what);
    await press();
  }

  /** A row of a list. */
  async choose(question: string, label: string): Promise<void> {
    this.made.push(`${question}: ${label}`);
    await this.workbench.question(question);
    await this.workbench.choose(label);
  }

  /** What stands in a box already. */
  async take(question: string, standing: string): Promise<void> {
    this.made.push(`${question}: ${standing}, as it stands`);
    await this.workbench.question(question);
    await this.workbench.stands(standing);
    await this.workbench.accept();
  }

  /** What only the person knows, behind dots. */
  async typeSecret(question: string, secret: string): Promise<void> {
    this.made.push(`${question}: typed`);
    await this.workbench.question(question);
    await this.workbench.type(secret);
    if (!(await this.workbench.isMasked())) throw new Error(`${question} is not masked.`);
    await this.workbench.accept();
  }
}
