using Azure.Data.Tables;
using Delivery.Domain.Calendar;
using Delivery.Domain.Conduct.Changes;
using Delivery.Domain.Feedback.News;
using Delivery.Domain.Matching.Exclusions;
using Delivery.Domain.Ordering;
using Delivery.Domain.Programme;
using Delivery.Domain.Teaching.Enrolling;
using Delivery.Functions.Email;
using Delivery.Functions.People.Erasure;
using Delivery.Functions.Security;
using Delivery.Functions.Storage;
using Delivery.Functions.Storage.Conduct;
using Delivery.Functions.Storage.Feedback;
using Delivery.Functions.Storage.Operation;
using Delivery.Functions.Storage.Ordering;
using Delivery.Functions.Storage.People;
using Delivery.Functions.Storage.Programme;
using Delivery.Functions.Storage.Teaching;
using Delivery.Functions.Workflow;
using LocalFunctions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Delivery.Functions.Tests.People;

/// <summary>A person's name in places that the sample's city does not fill by itself, and what is looked at afterwards.</summary>
internal static class ErasurePlants
{
    public static async Task OfTeacherAsync(FunctionsHost host, string id, string name)
    {
        var erasee = new Erasee(EraseeFinder.Teacher, id, "", [], [], [], [], []);
        await PlantAsync(host, erasee, name, $"{id}@example.cn", null);
        var registers = host.Services.GetRequiredService<Registers>();
        var own = new Exclusion(id, "QH01", ByStreet: true, $"{name}迟到", "清荷街道", host.Clock.Now);
        foreach (var one in new[] { own, own with { TeacherId = "L01", Reason = $"改请{name}" } })
            await registers.Exclusions.PutAsync(
                Caller.Service,
                new Act("teacher.exclude", one.TeacherId, one.Reason),
                one.Code,
                one,
                ifMatch: null
            );
        await host
            .Services.GetRequiredService<DeliveryBlobs>()
            .Certificates.GetBlobClient($"{id}/D01/{name}.pdf")
            .UploadAsync(BinaryData.FromString(name));
        var scan = new CertificateScan(id, "D01", $"{id}/D01/{name}.pdf", "application/pdf", host.Clock.Now, id);
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        await tables.Registers.SubmitTransactionAsync([CertificateScans.RowOf(scan, replaces: null)]);
        await BindAsync(host, new WeChatPerson(CallerKind.Teacher, id, name, name, $"{id}@example.cn"));
    }

    public static async Task OfContactAsync(FunctionsHost host, string street, string name, string email)
    {
        var erasee = new Erasee(EraseeFinder.Contact, email, "", [], [], [], [street], []);
        await PlantAsync(host, erasee, name, email, street);
        await BindAsync(host, new WeChatPerson(CallerKind.Street, street, "海棠街道", name, email));
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        var month = Month.Of((await Courses(host).DaysAsync(erasee)).First());
        await PutAsync(tables.Trainings, "2026", $"invited|2026-1|{street}", name);
        await PutAsync(tables.Trainings, "2026", "attendance|2026-1", name);
        await PutAsync(tables.Registers, AgreementLists.PartitionOf(2026), street, name);
        await PutAsync(tables.Feedback, FeedbackDrafts.DraftsOf(month), street, name);
        await PutAsync(tables.Feedback, FeedbackDrafts.ScansOf(month), street, name);
    }

    // News by mail, a visit, copies of a change, and what conduct says of the course.
    private static async Task PlantAsync(FunctionsHost host, Erasee erasee, string name, string sender, string? street)
    {
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        var course = (await Courses(host).OfAsync(erasee)).Order(StringComparer.Ordinal).First();
        var day = (await Courses(host).DaysAsync(erasee)).First();
        var news = new NewsItem("mail-1", NewsState.SetAside, "课", $"{name}来过", [], host.Clock.Now, "gateway")
        {
            Street = street,
            CourseId = street is null ? course : null,
            Sender = sender,
        };
        await tables.News.SubmitTransactionAsync(NewsItems.Change(before: null, news));
        foreach (var lesson in await host.Services.GetRequiredService<Courses>().LessonsAsync(course))
        {
            var week = Week.Of(lesson.Value.Date);
            await PutAsync(tables.Supervision, $"{week}", $"visit|{week}-{lesson.Value.LessonId}", name);
        }

        var listing = new ChangeListing(
            $"{course}-c1",
            course,
            ChangeKind.Move,
            ChangeState.Requested,
            "街道",
            "区",
            "项目",
            "第1节",
            host.Clock.Now,
            host.Clock.Now,
            ChangeSide.Street,
            name
        );
        foreach (var list in (string[])["2026", WaitingLists.Partition, ChangeLists.Before])
            await tables.ChangeLists.UpsertEntityAsync(
                Row.Of(list, WaitingLists.KeyOf(WaitingLists.Change, $"{listing.ChangeId}-planted"), listing)
            );
        await PutAsync(
            tables.Conduct,
            OrderId.Parse(course).StreetCode,
            "violation|2026-autumn|p",
            $"{course}：{name}"
        );
    }

    public static async Task EditionsAreWholeAsync(FunctionsHost host)
    {
        var programmes = host.Services.GetRequiredService<Programmes>();
        var editions = await programmes.EditionsAsync(new Week(2026, 40));
        editions = [.. editions, .. await programmes.EditionsAsync(new Week(2026, 41))];
        Assert.NotEmpty(editions);
        foreach (var edition in editions)
        {
            var said = await programmes.ReadAsync(edition);
            Assert.Equal(ProgrammeChecksum.Of(said.Lessons), said.Checksum);
            Assert.Equal(edition.Checksum, said.Checksum);
        }
    }

    /// <summary>A place in a course that is over, another in one that runs, and somebody else beside.</summary>
    public static async Task<(string Over, string Ahead)> OfCitizenAsync(
        FunctionsHost host,
        string name,
        string phone,
        string email
    )
    {
        var (tables, lists) = (
            host.Services.GetRequiredService<DeliveryTables>(),
            host.Services.GetRequiredService<LessonLists>()
        );
        var today = ShanghaiTime.DateOf(host.Clock.Now);
        var ahead = CourseOf((await lists.OfWeekAsync(Week.Of(today).Next))[0]);
        var courses = host.Services.GetRequiredService<Courses>();
        var over = "";
        for (var week = Week.Of(today).Previous; over.Length == 0; week = week.Previous)
            foreach (var course in (await lists.OfWeekAsync(week)).Select(CourseOf))
                if ((await courses.LessonsAsync(course)).All(lesson => lesson.Value.Start < host.Clock.Now))
                    over = course;
        // A text message that the gateway refused.
        var trouble = new AddressTrouble(phone, host.Clock.Now, "短信网关不收");
        await tables.Mail.UpsertEntityAsync(trouble.ToRow());
        foreach (var (course, who, number) in new[] { (over, phone, 901), (over, Other, 902), (ahead, phone, 903) })
        {
            var person = new Participant(who == phone ? name : "旁人", who, 1980, who == phone ? email : null);
            var id = host.Services.GetRequiredService<Enrolments>().IdOf(course, person);
            var enrolment = new Enrolment(id, course, number, number, person, EnrolmentStage.Enrolled, host.Clock.Now);
            await tables.Enrolments.UpsertEntityAsync(Enrolments.RowOf(enrolment));
            await PutAsync(tables.Enrolments, course, $"here|{course}-01|{EnrolmentKey.Parse(id).Person}", "");
        }

        return (over, ahead);
    }

    public static async Task LeaveAsync(FunctionsHost host, string course, string phone)
    {
        var (enrolments, tables) = (
            host.Services.GetRequiredService<Enrolments>(),
            host.Services.GetRequiredService<DeliveryTables>()
        );
        foreach (var row in await enrolments.OfPhoneAsync(course, KeyOf(host, phone)))
            await tables.Enrolments.UpsertEntityAsync(
                Enrolments.RowOf(row.Value with { Stage = EnrolmentStage.Cancelled })
            );
    }

    /// <summary>Of the two who came, the other one.</summary>
    public static async Task<bool> OthersStayAsync(FunctionsHost host, string course)
    {
        var tables = host.Services.GetRequiredService<DeliveryTables>();
        var came = await tables.Enrolments.KeysAsync(course, $"here|{course}-01|", $"here|{course}-01}}");
        return came.Count(key => key.Contains(KeyOf(host, Other), StringComparison.Ordinal)) == 1
            && !came.Any(key => key.Contains(KeyOf(host, "13877776666"), StringComparison.Ordinal))
            && (await host.Services.GetRequiredService<Enrolments>().OfPhoneAsync(course, KeyOf(host, Other))).Count
                == 1;
    }

    /// <summary>The sender's id at the official account, and something that was sent.</summary>
    public static string OpenIdOf(string id) => $"open-{id}";

    private static async Task BindAsync(FunctionsHost host, WeChatPerson person)
    {
        var services = host.Services;
        var (tables, bindings) = (
            services.GetRequiredService<DeliveryTables>(),
            services.GetRequiredService<WeChatBindings>()
        );
        var binding = new WeChatBinding("wx0123456789abcdef", OpenIdOf(person.Id), person, host.Clock.Now);
        foreach (var row in new[] { bindings.RowOf(binding), bindings.PointerOf(binding) })
            await tables.Access.UpsertEntityAsync(row);
        var message = new WeChatMessage("0a", binding.AppId, binding.OpenId, "text", host.Clock.Now, person.PersonName);
        var until = host.Clock.Now.AddMinutes(15);
        await services
            .GetRequiredService<WeChatInbox>()
            .PutAsync(new WeChatReceived(message, $"已绑定：{person.PersonName}"));
        await services
            .GetRequiredService<WeChatQuestions>()
            .AskAsync(message, _ => new WeChatQuestion(WeChatFileKind.Evidence, [], [binding.OpenId], until));
        await tables.Access.SubmitTransactionAsync(
            await services.GetRequiredService<BindingCodes>().RenewedAsync(person, "01234567", until)
        );
    }

    private const string Other = "13855554444";

    private static string KeyOf(FunctionsHost host, string phone) =>
        host.Services.GetRequiredService<PersonKeys>().OfPhone(phone);

    private static string CourseOf(ProgrammeLesson lesson) => lesson.LessonId[..^3];

    private static CoursesOfPerson Courses(FunctionsHost host) => host.Services.GetRequiredService<CoursesOfPerson>();

    private static Task PutAsync(TableClient table, string partition, string row, string text) =>
        table.UpsertEntityAsync(Row.Of(partition, row, text));
}
