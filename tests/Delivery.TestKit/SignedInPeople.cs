using Delivery.Domain.Matching;
using Delivery.Domain.Ordering;
using Delivery.Functions.Security;
using Delivery.Functions.Security.SignedIn;
using Delivery.Functions.Storage;
using Delivery.Functions.Workflow;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.TestKit;

/// <summary>Somebody who came in through the emailed link. Who is not registered yet becomes so: others have no session.</summary>
public static class SignedInPeople
{
    extension(DeliveryApp app)
    {
        /// <param name="id">A street's code (its ordering contact signs in), or a teacher's id.</param>
        /// <returns>The cookie, as a browser sends it.</returns>
        public async Task<string> CookieOfAsync(CallerKind kind, string id, string userAgent = "")
        {
            var registers = app.Services.GetRequiredService<Registers>();
            var (name, person, email) =
                kind == CallerKind.Street ? await StreetAsync(registers, id) : await TeacherAsync(registers, id);
            var context = new DefaultHttpContext();
            context.Request.Headers.UserAgent = userAgent;
            await app
                .Services.GetRequiredService<Sessions>()
                .BeginAsync(
                    context,
                    kind,
                    id,
                    name,
                    app.Services.GetRequiredService<Rights>().PersonOf(kind, id, person, email)
                );
            return context.Response.Headers.SetCookie.ToString().Split(';')[0];
        }

        public async Task<HttpClient> SignedInAsync(CallerKind kind, string id, string userAgent = "")
        {
            var client = app.Host.CreateClient();
            client.DefaultRequestHeaders.Add("Cookie", await app.CookieOfAsync(kind, id, userAgent));
            return client;
        }
    }

    private static async Task<(string Name, string Person, string Email)> StreetAsync(Registers registers, string code)
    {
        if (await registers.Streets.FindAsync(code) is null)
        {
            var contact = new Contact("林一", "13700001111", $"{code.ToLowerInvariant()}@example.cn");
            var street = new Street(
                code,
                "清荷街道",
                "黄浦区",
                StreetStatus.Active,
                new Contacts(contact, null),
                new PublishedContact("清荷文体中心", "021-55500002")
            );
            await registers.Streets.PutAsync(Caller.Service, new Act("street.put", code), code, street, null);
        }

        var known = (await registers.Streets.FindAsync(code))!.Value;
        return (known.Name, known.Contacts.Ordering.Name, known.Contacts.Ordering.Email);
    }

    private static async Task<(string Name, string Person, string Email)> TeacherAsync(Registers registers, string id)
    {
        if (await registers.Teachers.FindAsync(id) is null)
        {
            var teacher = new Teacher(
                id,
                "王三",
                "13800001234",
                $"{id.ToLowerInvariant()}@example.com",
                [],
                "一级",
                [],
                10,
                [],
                [],
                false,
                true
            );
            await registers.Teachers.PutAsync(
                Caller.Service,
                new Act("teacher.put", id),
                id,
                new RegisteredTeacher(teacher, null, null),
                null
            );
        }

        var known = (await registers.Teachers.FindAsync(id))!.Value.Teacher;
        return (known.Name, known.Name, known.Email);
    }
}
