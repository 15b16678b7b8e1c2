using LocalFunctions.Storage.Database;

namespace LocalFunctions.Durable.Storage;

/// <summary>What a parameter is given: a number, a text, a text already in UTF-8, or nothing. No number becomes an object.</summary>
internal readonly struct Value
{
    private readonly object? text;
    private readonly long? number;

    private Value(object? text) => this.text = text;

    private Value(long? number) => this.number = number;

    public static implicit operator Value(int number) => new((long)number);

    public static implicit operator Value(int? number) => new((long?)number);

    public static implicit operator Value(long number) => new((long?)number);

    public static implicit operator Value(long? number) => new(number);

    public static implicit operator Value(string? text) => new(text);

    public static implicit operator Value(byte[] utf8) => new(utf8);

    public void BindTo(Statement statement, int parameter)
    {
        if (number is { } value)
            statement.Bind(parameter, value);
        else if (text is byte[] utf8)
            statement.BindText(parameter, utf8);
        else
            statement.Bind(parameter, (string?)text);
    }
}
