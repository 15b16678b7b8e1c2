using LocalFunctions.Storage.Tables.Entities;

namespace LocalFunctions.Storage.Tables.Filters;

/// <summary>Reads <c>or</c>, <c>and</c>, <c>not</c>, parentheses and comparisons, loosest first.</summary>
internal sealed class FilterParser
{
    private readonly FilterLexer lexer;
    private readonly List<string> properties = [];
    private Token token;

    private FilterParser(string filter)
    {
        lexer = new FilterLexer(filter);
        token = lexer.Next();
    }

    public static (Expression Expression, IReadOnlyList<string> Properties) Parse(string filter)
    {
        var parser = new FilterParser(filter);
        var expression = parser.Or();
        return parser.token.Kind == TokenKind.End ? (expression, parser.properties) : throw parser.lexer.Error();
    }

    private Expression Or()
    {
        var left = And();
        while (TakeWord("or"))
            left = new Or(left, And());
        return left;
    }

    private Expression And()
    {
        var left = Unary();
        while (TakeWord("and"))
            left = new And(left, Unary());
        return left;
    }

    private Expression Unary()
    {
        if (TakeWord("not"))
            return new Not(Unary());
        if (token.Kind != TokenKind.Open)
            return Comparison();
        Take();
        var inner = Or();
        if (Take().Kind != TokenKind.Close)
            throw lexer.Error();
        return inner;
    }

    private Comparison Comparison()
    {
        var left = Take();
        if (left.Kind == TokenKind.Word && ComparerOf(token.Text) is null)
            return Of(left.Text, Comparer.Eq, new Value(EdmType.Boolean, 1));
        var comparer = ComparerOf(Take().Text) ?? throw lexer.Error();
        var right = Take();
        return (left.Kind, right.Kind) switch
        {
            (TokenKind.Word, TokenKind.Literal) => Of(left.Text, comparer, right.Value),
            (TokenKind.Literal, TokenKind.Word) => Of(right.Text, Mirrored(comparer), left.Value),
            _ => throw lexer.Error(),
        };
    }

    private Comparison Of(string property, Comparer comparer, Value literal)
    {
        var slot = properties.IndexOf(property);
        if (slot < 0)
        {
            slot = properties.Count;
            properties.Add(property);
        }
        return new Comparison(property, slot, comparer, literal);
    }

    private Token Take()
    {
        var taken = token;
        token = lexer.Next();
        return taken;
    }

    private bool TakeWord(string word)
    {
        if (token.Kind != TokenKind.Word || token.Text != word)
            return false;
        Take();
        return true;
    }

    private static Comparer? ComparerOf(string word) =>
        word switch
        {
            "eq" => Comparer.Eq,
            "ne" => Comparer.Ne,
            "gt" => Comparer.Gt,
            "ge" => Comparer.Ge,
            "lt" => Comparer.Lt,
            "le" => Comparer.Le,
            _ => null,
        };

    private static Comparer Mirrored(Comparer comparer) =>
        comparer switch
        {
            Comparer.Gt => Comparer.Lt,
            Comparer.Ge => Comparer.Le,
            Comparer.Lt => Comparer.Gt,
            Comparer.Le => Comparer.Ge,
            _ => comparer,
        };
}
