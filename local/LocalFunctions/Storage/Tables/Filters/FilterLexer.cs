using System.Globalization;
using System.Text;
using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Tables.Filters;

internal enum TokenKind
{
    End,
    Word,
    Literal,
    Open,
    Close,
}

/// <summary>A piece of a filter: a word is a property name or an operator.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, Value Value = default);

/// <summary>Cuts an OData filter into tokens.</summary>
internal sealed class FilterLexer(string filter)
{
    private int position;

    public Token Next()
    {
        while (position < filter.Length && char.IsWhiteSpace(filter[position]))
            position++;
        if (position == filter.Length)
            return new Token(TokenKind.End, "");
        var first = filter[position];
        if (first is '(' or ')')
            return new Token(filter[position++] == '(' ? TokenKind.Open : TokenKind.Close, first.ToString());
        if (first == '\'')
            return Text(Quoted());
        return char.IsLetter(first) || first == '_' ? WordOrPrefixed() : Number();
    }

    public RequestRefusedException Error() =>
        new(TableError.InvalidInput($"Syntax error at position {position} in '{filter}'."));

    private Token WordOrPrefixed()
    {
        var start = position;
        while (position < filter.Length && (char.IsLetterOrDigit(filter[position]) || filter[position] == '_'))
            position++;
        var word = filter[start..position];
        if (position < filter.Length && filter[position] == '\'')
            return Prefixed(word, Quoted());
        return word switch
        {
            "true" => Literal(new Value(EdmType.Boolean, 1)),
            "false" => Literal(new Value(EdmType.Boolean, 0)),
            "NaN" => Literal(new Value(EdmType.Double, Real: double.NaN)),
            "INF" or "Infinity" => Literal(new Value(EdmType.Double, Real: double.PositiveInfinity)),
            _ => new Token(TokenKind.Word, word),
        };
    }

    private Token Prefixed(string prefix, string text) =>
        prefix.ToUpperInvariant() switch
        {
            "GUID" when Guid.TryParse(text, out var id) => Literal(new Value(EdmType.Guid, Id: id)),
            "DATETIME" when Moment(text) is { } ticks => Literal(new Value(EdmType.DateTime, ticks)),
            "X" or "BINARY" when Hex(text) is { } bytes => Literal(new Value(EdmType.Binary, Bytes: bytes)),
            _ => throw Error(),
        };

    private string Quoted()
    {
        var text = new StringBuilder();
        for (position++; position < filter.Length; position++)
        {
            if (filter[position] == '\'' && (position + 1 == filter.Length || filter[position + 1] != '\''))
            {
                position++;
                return text.ToString();
            }
            if (filter[position] == '\'')
                position++;
            text.Append(filter[position]);
        }
        throw Error();
    }

    private Token Number()
    {
        var start = position;
        while (
            position < filter.Length
            && (char.IsLetterOrDigit(filter[position]) || filter[position] is '.' or '-' or '+')
        )
            position++;
        var text = filter[start..position];
        if (text is "-INF" or "-Infinity")
            return Literal(new Value(EdmType.Double, Real: double.NegativeInfinity));
        var invariant = CultureInfo.InvariantCulture;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, invariant, out var small))
            return Literal(new Value(EdmType.Int32, small));
        if (long.TryParse(text.TrimEnd('L', 'l'), NumberStyles.AllowLeadingSign, invariant, out var large))
            return Literal(new Value(EdmType.Int64, large));
        if (double.TryParse(text.TrimEnd('D', 'd'), NumberStyles.Float, invariant, out var real))
            return Literal(new Value(EdmType.Double, Real: real));
        throw Error();
    }

    private static long? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.UtcTicks
            : null;

    private static byte[]? Hex(string text) =>
        text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;

    private static Token Text(string text) => Literal(new Value(EdmType.String, Bytes: Encoding.UTF8.GetBytes(text)));

    private static Token Literal(Value value) => new(TokenKind.Literal, "", value);
}
