namespace LocalFunctions.Storage.Tables.Filters;

internal enum Comparer
{
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}

/// <summary>A filter as a tree.</summary>
internal abstract record Expression
{
    public abstract bool Holds(FilterRow row);
}

internal sealed record And(Expression Left, Expression Right) : Expression
{
    public override bool Holds(FilterRow row) => Left.Holds(row) && Right.Holds(row);
}

internal sealed record Or(Expression Left, Expression Right) : Expression
{
    public override bool Holds(FilterRow row) => Left.Holds(row) || Right.Holds(row);
}

internal sealed record Not(Expression Inner) : Expression
{
    public override bool Holds(FilterRow row) => !Inner.Holds(row);
}

/// <param name="Slot">The place of the property's value in a <see cref="FilterRow"/>.</param>
internal sealed record Comparison(string Property, int Slot, Comparer Comparer, Value Literal) : Expression
{
    // A property that the entity lacks, or that is of another type, satisfies no comparison.
    public override bool Holds(FilterRow row) =>
        row[Slot].CompareTo(Literal) is { } order
        && Comparer switch
        {
            Comparer.Eq => order == 0,
            Comparer.Ne => order != 0,
            Comparer.Gt => order > 0,
            Comparer.Ge => order >= 0,
            Comparer.Lt => order < 0,
            _ => order <= 0,
        };
}
