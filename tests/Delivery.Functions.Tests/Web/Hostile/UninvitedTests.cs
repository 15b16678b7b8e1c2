using System.Net.Http.Json;
using Delivery.Functions.Security;
using Delivery.Functions.Web.OpenApi;
using Xunit;

namespace Delivery.Functions.Tests.Web.Hostile;

/// <summary>Callers without a key, with a wrong one, or with one for something else; strangers and other sites.</summary>
public sealed class UninvitedTests(Neighbourhood town) : HostileCalls(town)
{
    [Fact]
    public async Task Without_a_key_nobody_gets_in_and_with_a_wrong_one_nobody_gets_anything()
    {
        var closed = ApiOperation.All.Where(one => !one.Call.Open).ToList();
        Assert.NotEmpty(closed);
        await RefusedAsync(closed, Plain, 401, Town.App.Anonymous);
        foreach (var key in (string[])["wrong", "", "密钥", new('k', 5_000), "a,b", "' or 1 eq 1"])
            await RefusedAsync(
                closed,
                operation =>
                {
                    var request = Plain(operation);
                    request.Headers.TryAddWithoutValidation("X-Api-Key", key);
                    return request;
                },
                401,
                Town.App.Anonymous
            );
        await RefusedAsync(
            closed,
            operation =>
            {
                var request = Plain(operation);
                request.Headers.Add("Cookie", "delivery-session=CfDJ8nonsense");
                return request;
            },
            401,
            Town.App.Anonymous
        );
    }

    [Fact]
    public async Task A_key_needs_the_scope_that_the_document_names()
    {
        var scoped = ApiOperation.All.Where(one => one.Call.Scopes.Length > 0).ToList();
        foreach (var operation in scoped)
        {
            using var without = await Town.WithScopesAsync([
                .. Role.All.Except([.. operation.Call.Scopes, Role.Admin]),
            ]);
            await RefusedAsync([operation], Plain, 403, without);
            foreach (var scope in operation.Call.Scopes)
            {
                using var with = await Town.WithScopesAsync(scope);
                using var answer = await with.SendAsync(Plain(operation));
                Assert.True((int)answer.StatusCode is not (401 or 403), $"{operation.Id} refuses {scope}.");
            }
        }
    }

    [Fact]
    public async Task A_key_without_any_scope_may_do_nothing_that_needs_a_key()
    {
        using var none = await Town.WithScopesAsync();
        await RefusedAsync(ApiOperation.All.Where(one => !one.Call.Open), Plain, 403, none);
    }

    [Fact]
    public async Task Any_scope_will_do_for_reading_and_what_changes_something_needs_one_of_its_own()
    {
        using var one = await Town.WithScopesAsync(Role.Conduct);
        foreach (var operation in ApiOperation.All.Where(each => each.Call is { Open: false, Scopes: [] }))
        {
            Assert.Equal(HttpMethod.Get, operation.Method);
            using var answer = await one.SendAsync(Plain(operation));
            Assert.True((int)answer.StatusCode is not (401 or 403), $"{operation.Id} wants another scope.");
        }
    }

    [Fact]
    public async Task A_street_and_a_teacher_get_nothing_of_another_streets_or_teachers()
    {
        // Their own lists are empty, and a street files its own orders. Of a file that nobody sent there is no lesson whose teacher could be asked for.
        string[] own = ["ListOrders", "ListInquiries", "PostMediaComplete", "ImportOrders"];
        foreach (var kind in (CallerKind[])[CallerKind.Street, CallerKind.Teacher])
        {
            using var stranger = await Town.SignedInAsync(kind, kind == CallerKind.Street ? "310101099" : "T99");
            var closed = ApiOperation.All.Where(one => !one.Call.Open && !own.Contains(one.Id));
            await RefusedAsync(closed, Plain, 403, stranger);
        }
    }

    [Fact]
    public async Task A_street_sees_its_own_and_its_session_serves_no_other_site()
    {
        using var street = await Town.SignedInAsync(CallerKind.Street, Neighbourhood.Street);
        using var seen = await street.GetAsync($"/api/orders/{Town.OrderId}");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/orders/{Town.OrderId}/withdraw");
        request.Headers.Add("Origin", "https://elsewhere.example.com");
        using var foreign = await street.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.OK, seen.StatusCode);
        var said = await foreign.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        Assert.Equal("auth.origin 请从本系统的页面提交", $"{said.GetProperty("code")} {said.GetProperty("detail")}");
    }
}
