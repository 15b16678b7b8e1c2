using LocalFunctions.Durable.Dispatch;

namespace Delivery.Local.Chaos;

/// <summary>The engine's work in the order of the dice.</summary>
internal sealed class SeededTurns(World world) : OneAtATime
{
    private const double HeldBack = 0.1;

    protected override int Choose(IReadOnlyList<string> names)
    {
        var next = world.Dice.Below(names.Count);
        // "course-… TellOfOrder #3", tried again, has another number; "step 12" is of the kind step.
        if (names[next].Split(' ') is [var instance, var activity, var number])
            world.Enter($"{instance} {activity}", activity, number);
        else
            world.Enter(names[next], "step");
        return next;
    }

    public override TimeSpan DelayOf(string activity) =>
        world.Dice.Fires($"{activity} begins late") && world.Dice.Hits(HeldBack * 4)
            ? TimeSpan.FromSeconds(1 + world.Dice.Below(600))
            : TimeSpan.Zero;

    public override bool IsRepeated(string activity)
    {
        if (!world.Dice.Fires($"{activity} is repeated"))
            return false;
        world.Repeats++;
        world.Trace.Add(world.Now, $"{activity} is repeated");
        return true;
    }

    public override void BeforeWrite()
    {
        world.Breathe();
        if (world.Fails("durable file"))
            throw new IOException("Simulated: the durable file could not be written.");
    }

    public override void AfterWrite() => world.Breathe();
}
