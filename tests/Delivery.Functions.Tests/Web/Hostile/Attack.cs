using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web.OpenApi;
using Delivery.Functions.Web.Typed;
using Microsoft.Azure.Functions.Worker;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Requests that nobody would send in good faith, made of every route and every field; the same seed makes the same ones.</summary>
internal sealed partial class Attack(int seed, string orderId)
{
    private readonly Random random = new(seed);

    private static readonly IReadOnlyList<(string Name, string Route, string[] Methods)> Routes =
    [
        .. from type in House.Functions.GetTypes()
        from method in type.GetMethods()
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        orderby trigger.Route, method.Name
        select (method.Name, trigger.Route ?? method.Name, trigger.Methods ?? ["get", "post"]),
    ];

    // What the API's document says that each call takes.
    private static readonly Dictionary<string, Type> Bodies = ApiOperation
        .All.Where(one => one.Call.Body is not null)
        .DistinctBy(one => one.Id)
        .ToDictionary(one => one.Id, one => one.Call.Body!);

    private static readonly string[] Fields = [.. FormFields.Names.Order(StringComparer.Ordinal)];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "文字",
        "0",
        "-1",
        "1e400",
        "2147483648",
        "0.001",
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "2026-W54",
        "2026-13",
        "2026-10-12T25:61",
        "24:00",
        "'; drop table 'x",
        "' or PartitionKey ge '",
        "<script>alert(1)</script>",
        "=1+1",
        "../../etc/passwd",
        "a/b\\c#d?e%f",
        "%00",
        "|",
        "!",
        "~",
        "\u0000\u0007",
        "😀‮",
        "true",
        "on",
        "Approve",
        new('字', 5_000),
        new('1', 300),
    ];

    public static int RouteCount => Routes.Count;

    /// <summary>The next request; each route has its turn before any comes again.</summary>
    public HttpRequestMessage Next(int number)
    {
        var (name, route, methods) = Routes[number % Routes.Count];
        var method = new HttpMethod((random.Next(8) == 0 ? "put" : Any(methods)).ToUpperInvariant());
        var request = new HttpRequestMessage(method, new Uri(PathOf(route) + QueryOf(), UriKind.Relative));
        if (method != HttpMethod.Get && method != HttpMethod.Head)
            request.Content = Bodies.TryGetValue(name, out var type) && random.Next(3) > 0 ? Shaped(type) : Body();
        if (random.Next(4) == 0)
            Try(
                request,
                Any(["If-Match", "Idempotency-Key", "Accept", "Range", "If-None-Match", "Accept-Language", "Cookie"])
            );
        return request;
    }

    private void Try(HttpRequestMessage request, string header) =>
        request.Headers.TryAddWithoutValidation(header, Ascii(Any(Texts)));

    private string PathOf(string route) =>
        "/"
        + Parameter()
            .Replace(
                route,
                part =>
                    random.Next(3) == 0
                        ? Uri.EscapeDataString(InPath(Any(Texts)))
                        : Usual(part.Groups["name"].Value, route)
            );

    private string Usual(string name, string route) =>
        name switch
        {
            "year" => "2026",
            "week" => "2026-W38",
            "month" => "2026-09",
            "code" or "street" => Neighbourhood.Street,
            "teacher" => Neighbourhood.Teacher,
            "format" => "csv",
            _ => route.Contains("teacher", StringComparison.Ordinal) ? Neighbourhood.Teacher
            : route.Contains("lesson", StringComparison.Ordinal) ? $"{orderId}-01"
            : route.Contains("inquir", StringComparison.Ordinal) ? $"{orderId}-1-{Neighbourhood.Teacher}"
            : orderId,
        };

    private string QueryOf() =>
        random.Next(2) == 0
            ? ""
            : "?"
                + string.Join(
                    '&',
                    Enumerable
                        .Range(0, random.Next(1, 4))
                        .Select(_ => $"{AnyName()}={Uri.EscapeDataString(Any(Texts))}")
                );

    private HttpContent Body() =>
        random.Next(5) switch
        {
            0 => Json(),
            1 => Multipart(),
            2 => Bytes(),
            _ => new FormUrlEncodedContent(Typed()),
        };

    // Of the right shape, but in a place or three.
    private StringContent Shaped(Type type)
    {
        var body = SampleBody.Of(type);
        var places = SampleBody.Places(body, type).ToList();
        for (var wrong = random.Next(1, 4); wrong > 0 && places.Count > 0; wrong--)
            Any(places).Put(Odd());
        return new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    }

    private JsonNode? Odd() =>
        random.Next(8) switch
        {
            0 => null,
            1 => new JsonArray(),
            2 => new JsonObject { ["x"] = 1 },
            3 => Any<double>([0, -1, 1e300, 0.001, int.MaxValue]),
            4 => true,
            5 => Known(),
            _ => Any(Texts),
        };

    private StringContent Json()
    {
        var pairs = Typed()
            .Select(field => $"{Quoted(field.Key)}:{Any([Quoted(field.Value), "null", "[]", "{}", "1e300", "[[[["])}");
        return new StringContent($"{{{string.Join(',', pairs)}}}", Encoding.UTF8, "application/json");
    }

    private MultipartFormDataContent Multipart()
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Typed())
            form.Add(new StringContent(value), $"\"{name}\"");
        form.Add(Bytes(), Any(["file", "photos", "scan"]), Any(["a.xlsx", "a.csv", "a.jpg", "a.pdf", "..%2fa", "a"]));
        return form;
    }

    private ByteArrayContent Bytes()
    {
        byte[][] heads =
        [
            "PK\u0003\u0004"u8.ToArray(),
            [0xFF, 0xD8, 0xFF],
            "%PDF-"u8.ToArray(),
            "From: a\r\n"u8.ToArray(),
            [0xEF, 0xBB, 0xBF],
            [],
        ];
        var tail = new byte[random.Next(2_000)];
        random.NextBytes(tail);
        var content = new ByteArrayContent([.. Any(heads), .. tail]);
        content.Headers.TryAddWithoutValidation(
            "Content-Type",
            Any(["image/jpeg", "text/csv", "message/rfc822", "application/x-ndjson", "text/xml", "nonsense"])
        );
        return content;
    }

    private List<KeyValuePair<string, string>> Typed() =>
        [
            .. Enumerable
                .Range(0, random.Next(1, 9))
                .Select(_ => KeyValuePair.Create(AnyName(), random.Next(3) == 0 ? Known() : Any(Texts))),
        ];

    // What exists here: such a request gets further.
    private string Known() =>
        Any([
            orderId,
            $"{orderId}-01",
            Neighbourhood.Street,
            Neighbourhood.Teacher,
            "D01",
            "2026-10-12",
            "13700001111",
        ]);

    private string AnyName() => Any(Fields) + Any(["", "", "", "[0]", "[99999999999]", "[x]", $"[{orderId}-01]"]);

    private T Any<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    // The server itself refuses this one.
    private static string InPath(string text) => text.Replace("\u0000", "", StringComparison.Ordinal);

    private static string Ascii(string text) => new([.. text.Where(one => one is >= ' ' and < '\u007f')]);

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    [GeneratedRegex(
        @"\{\*?(?<name>\w+)[^/]*?\}(?=[/.]|$)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Parameter();
}
