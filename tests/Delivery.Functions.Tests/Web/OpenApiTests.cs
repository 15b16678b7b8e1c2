using System.Reflection;
using System.Text.RegularExpressions;
using Delivery.Functions.Tests.Architecture;
using Delivery.Functions.Web;
using Delivery.Functions.Web.OpenApi;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Mono.Cecil;
using Xunit;

namespace Delivery.Functions.Tests.Web;

/// <summary>The document says what the functions do: no call more, none less, and every shape as it is read.</summary>
public sealed partial class OpenApiTests
{
    private static readonly IReadOnlyList<Trigger<HttpTriggerAttribute>> ApiFunctions =
    [
        .. Triggers
            .Of<HttpTriggerAttribute>()
            .Where(trigger => trigger.Binding.Route!.StartsWith("api/", StringComparison.Ordinal))
            // What is left over for no other function is no call.
            .Where(trigger => trigger.Method.DeclaringType != typeof(UnknownCalls)),
    ];

    [Fact]
    public async Task The_document_is_valid_OpenAPI_3_1()
    {
        var read = await ReadAsync();

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Offences.AssertNone(read.Diagnostic.Errors.Select(error => error.ToString()), "The document has errors:");
        Offences.AssertNone(read.Diagnostic.Warnings.Select(error => error.ToString()), "The document has warnings:");
    }

    [Fact]
    public async Task The_document_holds_exactly_the_routes_that_the_app_answers()
    {
        var answered =
            from trigger in ApiFunctions
            from verb in trigger.Binding.Methods!
            // HEAD comes with every GET, and is no call of its own.
            where verb != "head"
            select $"{verb.ToUpperInvariant()} /{Constraint().Replace(trigger.Binding.Route!, "{${name}}")}";

        Assert.Equal(answered.Order(StringComparer.Ordinal), (await CallsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_reference_of_the_document_leads_somewhere()
    {
        var document = (await ReadAsync()).Document!;
        var json = await ApiDescription.JsonAsync();
        var places = Reference().Matches(json).Select(match => match.Groups["place"].Value).Distinct();

        Assert.NotEmpty(places);
        Offences.AssertNone(
            places.Where(place =>
                place.Split('/') is not [var kind, var name]
                || !(
                    kind == "schemas"
                        ? document.Components!.Schemas!.ContainsKey(name)
                        : kind == "responses" && document.Components!.Responses!.ContainsKey(name)
                )
            ),
            "References into the void:"
        );
    }

    [Fact]
    public void Every_function_of_the_API_says_what_it_does_and_under_which_address_it_is_explained() =>
        Offences.AssertNone(
            ApiFunctions
                .Where(trigger =>
                    trigger.Method.GetCustomAttribute<ApiCallAttribute>() is not { } call
                    || !Chinese().IsMatch(call.Summary)
                )
                .Select(trigger => trigger.Name),
            $"Functions under api/ without an [{nameof(ApiCallAttribute)}] in Chinese:"
        );

    [Fact]
    public void The_body_that_is_described_is_the_body_that_is_read()
    {
        using var graph = new CallGraph(House.Functions);

        Offences.AssertNone(
            from trigger in ApiFunctions
            let call = trigger.Method.GetCustomAttribute<ApiCallAttribute>()
            where call is not null
            let read = graph
                .ReachableFrom(trigger.Method)
                .Select(reached => reached.Method)
                .OfType<GenericInstanceMethod>()
                .Where(method => method.Name == nameof(Api.SendAsync) && method.DeclaringType.Name == nameof(Api))
                .Select(method => method.GenericArguments[0].FullName)
                .FirstOrDefault()
            where read != call.Body?.FullName
            select $"{trigger.Name} reads {read ?? "no body"} and describes {call.Body?.FullName ?? "none"}",
            "Described otherwise than read:"
        );
    }

    [Fact]
    public void The_answer_that_is_described_is_an_answer_that_is_made()
    {
        using var graph = new CallGraph(House.Functions);

        Offences.AssertNone(
            from trigger in ApiFunctions
            let call = trigger.Method.GetCustomAttribute<ApiCallAttribute>()
            let described = call?.Items ?? call?.Answer
            where described is not null
            where !graph.ReachableFrom(trigger.Method).Any(reached => Mentions(reached.Method, described.FullName!))
            select $"{trigger.Name} never makes {described.Name}",
            "Answers described that are none:"
        );
    }

    [Fact]
    public void An_answer_has_a_name()
    {
        using var graph = new CallGraph(House.Functions);

        Offences.AssertNone(
            from trigger in ApiFunctions
            from reached in graph.ReachableFrom(trigger.Method)
            where
                reached.Method.Name == ".ctor"
                && reached.Method.DeclaringType.Name.StartsWith("<>f__Anonymous", StringComparison.Ordinal)
            select $"{trigger.Name}: {reached.Path}",
            "Answers without a type that the document could describe:"
        );
    }

    private static bool Mentions(MethodReference method, string type) =>
        method.DeclaringType.FullName == type
        || method.ReturnType.FullName.Contains(type, StringComparison.Ordinal)
        || method is GenericInstanceMethod { GenericArguments: var arguments }
            && arguments.Any(argument => argument.FullName.Contains(type, StringComparison.Ordinal));

    [Fact]
    public void A_body_has_no_field_that_is_only_read() =>
        Offences.AssertNone(
            from record in Fields.RecordsOf(ApiOperation.All.Select(operation => operation.Call.Body))
            from property in ApiJson.Options.GetTypeInfo(record).Fields()
            where property.Set is null && property.AssociatedParameter is null
            select $"{record.Name}.{property.Name}",
            "A caller could send these fields, and nothing would become of them:"
        );

    [Fact]
    public async Task Every_call_says_what_its_answer_looks_like_and_how_it_refuses()
    {
        var document = (await ReadAsync()).Document!;

        Offences.AssertNone(
            from path in document.Paths
            from operation in path.Value.Operations!
            let answers = operation.Value.Responses!
            where
                !answers.ContainsKey("default")
                || !answers.Any(answer => answer.Key.StartsWith('2') && answer.Value.Content?.Count > 0)
            select $"{operation.Key} {path.Key}",
            "Calls without a described answer:"
        );
    }

    [Fact]
    public async Task What_is_asked_of_the_caller_stands_in_the_document()
    {
        var document = (await ReadAsync()).Document!;
        var post = document.Paths["/api/orders"].Operations![HttpMethod.Post];
        var put = document.Paths["/api/streets/{code}"].Operations![HttpMethod.Put];

        Assert.Contains(post.Parameters!, header => header.Name == "Idempotency-Key");
        Assert.Contains(put.Parameters!, header => header.Name == "If-Match");
        Assert.Contains(put.Parameters!, part => part is { Name: "code", In: ParameterLocation.Path, Required: true });
        Assert.Equal("X-Api-Key", Assert.Single(Assert.Single(post.Security!)).Key.Name);
        var order = document.Components!.Schemas!["OrderBody"];
        Assert.False(order.AdditionalPropertiesAllowed);
        Assert.Contains("lessons", order.Required!);
        Assert.DoesNotContain("notes", order.Required!);
        Assert.Equal("date-time", document.Components.Schemas["LessonBody"].Properties!["start"].Format);
    }

    /// <summary>Outside parties rely on these addresses.</summary>
    [Theory]
    [MemberData(nameof(Contract))]
    public async Task What_outside_parties_rely_on_is_in_the_document(string call) =>
        Assert.Contains(call, await CallsAsync());

    [Fact]
    public async Task What_is_still_to_come_is_not_there_yet() =>
        Offences.AssertNone(
            (await CallsAsync()).Intersect(ContractCalls.StillToCome),
            "These calls exist now and belong among those that outside parties rely on:"
        );

    public static TheoryData<string> Contract => [.. ContractCalls.Standing];

    private static async Task<IReadOnlyList<string>> CallsAsync() =>
        [
            .. from path in (await ReadAsync()).Document!.Paths
            from operation in path.Value.Operations!
            select $"{operation.Key.Method} {path.Key}",
        ];

    private static async Task<ReadResult> ReadAsync() =>
        OpenApiDocument.Parse(await ApiDescription.JsonAsync(), OpenApiConstants.Json);

    [GeneratedRegex(@"\{(?<name>\w+):[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"""#/components/(?<place>[^""]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chinese();
}
