using SafetyGate.Inference.ChatTemplates.Syntax;
using SafetyGate.Inference.ChatTemplates.Values;

namespace SafetyGate.Inference.ChatTemplates.Evaluation;

/// <summary>Runs for loops.</summary>
internal sealed class LoopExecutor(RenderContext context)
{
    public Completion Execute(ForStatement loop, Scope scope, OutputBuffer output) =>
        Run(loop, context.Expressions.Evaluate(loop.Iterable, scope), scope, output, 0);

    private Completion Run(ForStatement loop, Value iterable, Scope scope, OutputBuffer output, int depth)
    {
        int? length = loop.Filter is null ? ValueIteration.Length(iterable) : null;
        LoopValue state = new(Items(loop, iterable, scope), length, depth, loop.IsRecursive ? Recurse : null);
        // As in jinja2, the else part runs unless some pass reached the end of the body.
        bool finishedOnce = false;
        while (state.MoveNext())
        {
            Scope inner = new(scope);
            inner.Set("loop", state);
            context.Statements.Assign(loop.Target, state.Current!, inner);
            Completion completion = context.Statements.Execute(loop.Body, inner, output);
            finishedOnce |= completion == Completion.Normal;
            if (completion == Completion.Break)
                break;
        }

        return finishedOnce ? Completion.Normal : context.Statements.Execute(loop.Otherwise, new Scope(scope), output);

        Value Recurse(Value items)
        {
            context.Meter.EnterCall();
            OutputBuffer buffer = new(context.Meter.Limits.StringLength);
            Run(loop, items, scope, buffer, depth + 1);
            context.Meter.LeaveCall();
            return context.String(buffer.ToString());
        }
    }

    private IEnumerable<Value> Items(ForStatement loop, Value iterable, Scope scope)
    {
        IEnumerable<Value> items = context.Iterate(iterable);
        return loop.Filter is null ? items : items.Where(Passes);

        bool Passes(Value item)
        {
            Scope inner = new(scope);
            context.Statements.Assign(loop.Target, item, inner);
            return context.Expressions.Evaluate(loop.Filter, inner).IsTrue;
        }
    }
}
